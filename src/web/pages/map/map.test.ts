import * as fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Film, SimilarFilm } from '../../api/types.ts';
import { neighbourhood } from './neighbourhood.ts';
import { placesOf, WIDEST } from './places.ts';
import { legendGenres } from './star-colour.ts';

const film = (filmId: number): Film => ({
  film_id: filmId,
  title: `Film ${filmId}`,
  year: null,
  duration: null,
  genres: [],
  rating: 7,
  vote_count: 1000,
  persons: [],
  original_title: null,
  language: null,
  countries: [],
  styles: [],
});
const listed = fc
  .uniqueArray(
    fc.record({
      id: fc.integer({ min: 2, max: 40 }),
      similarity: fc.double({ min: 0.01, max: 1, noNaN: true }),
    }),
    { selector: ({ id }) => id, minLength: 1, maxLength: 12 },
  )
  .map((list) =>
    list
      .toSorted((one, other) => other.similarity - one.similarity)
      .map(({ id, similarity }): SimilarFilm => ({ ...film(id), similarity })),
  );

test('every film of a neighbourhood has its own place, the nearest ones round the middle', () => {
  fc.assert(
    fc.property(listed, fc.array(listed, { maxLength: 12 }), (near, lists) => {
      const nearOfNear = new Map(near.map(({ film_id: id }, place) => [id, lists[place] ?? []]));
      const whole = neighbourhood(film(1), near, nearOfNear);
      const places = placesOf(whole, WIDEST);
      assert.equal(places.size, whole.stars.length);
      const spots = new Set(
        [...places.values()].map(({ x, y }) => `${x.toFixed(6)} ${y.toFixed(6)}`),
      );
      assert.equal(spots.size, places.size);
      const radii = near.map(({ film_id: id }) => {
        const { x = 0, y = 0 } = places.get(id) ?? {};
        return Math.hypot(x / WIDEST, y);
      });
      for (const [place, radius] of radii.entries()) {
        assert.ok(Number.isFinite(radius) && radius >= (radii[place - 1] ?? 0) - 1e-9);
      }
    }),
  );
});

test('a film near several of the nearest is drawn once, with a tie to each', () => {
  const near = [2, 3].map((id): SimilarFilm => ({ ...film(id), similarity: 0.5 }));
  const common: SimilarFilm = { ...film(9), similarity: 0.25 };
  const whole = neighbourhood(
    film(1),
    near,
    new Map([
      [2, [common]],
      [3, [common]],
    ]),
  );
  assert.deepEqual(
    whole.stars.map(({ film: one, ring }) => [one.film_id, ring]),
    [
      [1, 0],
      [2, 1],
      [3, 1],
      [9, 2],
    ],
  );
  assert.deepEqual(
    whole.ties.map(({ from, to }) => [from, to]),
    [
      [1, 2],
      [1, 3],
      [2, 9],
      [3, 9],
    ],
  );
});

test('the legend has each genre that gives a star its colour, the most frequent first', () => {
  const star = (genres: readonly string[]) => ({ film: { ...film(1), genres } });
  assert.deepEqual(
    legendGenres([star(['Drama', 'Horror']), star(['Drama']), star(['Horror']), star([])]),
    ['Horror', 'Drama'],
  );
});
