import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { filmCount } from '../../similarity/model/model.ts';
import { evidenceOf } from '../evidence.ts';
import { forYou } from '../for-you.ts';
import { ratedFilms } from '../ratings.ts';
import type { TasteModel } from '../taste-model.ts';
import { filmsOf, tasteModelOf, TERMS, type Films } from '../testing/dense-taste.ts';
import { ringEvidence } from './ring-evidence.ts';
import type { Ring } from './ring.ts';

/** No film of the model has an id above this. */
const APART = 1000;

/** The films of a model once more, as a ring whose ids are others. */
function asRing({ model }: TasteModel, { votes }: Films): Ring {
  const { filmIds, rowOffsets, rowTerms, rawRowWeights, termOffsets } = model;
  const idf = (term: number): number =>
    Math.log((filmCount(model) + 1) / (termOffsets[term + 1]! - termOffsets[term]! + 1));
  return {
    filmIds: Int32Array.from(filmIds, (id) => APART + id),
    titles: Array.from(filmIds, (id) => `film ${id}`),
    voteCounts: Int32Array.from(votes),
    rowOffsets: Int32Array.from(rowOffsets),
    rowTerms: Int32Array.from(rowTerms),
    termCounts: Float64Array.from(rawRowWeights, (weight, entry) => weight / idf(rowTerms[entry]!)),
  };
}

/** Films of which the last has no terms, so that no term is in all of them. */
const films: fc.Arbitrary<Films> = fc
  .integer({ min: 2, max: 8 })
  .chain(filmsOf)
  .map((some) => ({
    ...some,
    weights: [...some.weights.slice(0, -1), TERMS.map(() => 0)],
  }));

const close = (actual: ArrayLike<number>, expected: ArrayLike<number>) => {
  assert.equal(actual.length, expected.length);
  for (let i = 0; i < expected.length; i++) {
    assert.ok(Math.abs(actual[i]! - expected[i]!) <= 1e-12 * Math.max(1, Math.abs(expected[i]!)));
  }
};

test('a film of the ring says what it would say as a film of the model', () => {
  fc.assert(
    fc.property(films, (some) => {
      const taste = tasteModelOf(some);
      const rated = Array.from(taste.model.filmIds, (filmId, row) => ({
        filmId,
        rating: 1 + row,
      }));
      const expected = evidenceOf(taste, ratedFilms(taste.model, rated));
      // in the opposite order, which does not matter
      const ratings = rated.map((one) => ({ ...one, filmId: APART + one.filmId })).toReversed();
      const found = ringEvidence(taste, asRing(taste, some), ratings);
      assert.deepEqual(found.rows.rowOffsets, expected.rows.rowOffsets);
      assert.deepEqual(found.rows.rowTerms, expected.rows.rowTerms);
      close(found.rows.rowWeights, expected.rows.rowWeights);
      for (const name of ['norms', 'ratings', 'fame'] as const) {
        close(found[name], expected[name]);
      }
      assert.ok(found.quality.every((quality) => quality === 0));
      assert.deepEqual(
        found.films,
        rated.map(({ filmId }) => ({ filmId: APART + filmId, title: `film ${filmId}` })),
      );
    }),
  );
});

test('a film of the ring counts by its rating, and explains scores with the others', () => {
  fc.assert(
    fc.property(films, (some) => {
      const taste = tasteModelOf(some);
      const ring = asRing(taste, some);
      const ratings = [
        { filmId: 1, rating: 9 },
        { filmId: APART + 2, rating: 3 },
        { filmId: 2 * APART, rating: 5 },
      ];
      const rated = ratedFilms(taste.model, ratings);
      const evidence = ringEvidence(taste, ring, rated.others);
      const answer = forYou(taste, { rated, ring: evidence, diversity: 0, limit: 100 });
      assert.deepEqual([answer.used.rated, answer.used.known], [3, 2]);
      // 1 + (3 - usual) / 2, and usual by the other rating alone
      close([answer.counts[1]!], [1 + (3 - (9 + 35) / 6) / 2]);
      assert.equal(answer.films.length, filmCount(taste.model) - 1);
      for (const { row, score } of answer.films) {
        const { films: shares, personal, prior } = answer.because(row);
        assert.equal(shares.length, 2);
        assert.ok(Math.abs(shares[0]! + shares[1]! - personal) < 1e-9);
        assert.ok(Math.abs(personal + prior.quality + prior.fame - score) < 1e-9);
      }
    }),
  );
});
