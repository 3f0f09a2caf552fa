import * as fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cardLook, type CardFilm } from './card-look.ts';
import { GENRES } from './genre-look.ts';

const films: fc.Arbitrary<CardFilm> = fc.record({
  film_id: fc.integer({ min: 1, max: 99_999_999 }),
  title: fc.string({ minLength: 1, maxLength: 120 }),
  year: fc.option(fc.integer({ min: 1890, max: 2030 }).map((year) => `${year}-01-01`)),
  genres: fc.subarray([...GENRES, 'Abstract'], { minLength: 0, maxLength: 3 }),
});

const lightnesses = (text: string): number[] =>
  [...text.matchAll(/oklch\(([\d.]+)/g)].map(([, lightness]) => Number(lightness));

test('a film always looks the same, in any order of its genres', () => {
  fc.assert(
    fc.property(films, (film) => {
      const reversed = { ...film, genres: film.genres.toReversed() };
      if (film.genres.includes('Abstract')) return;
      assert.deepEqual(cardLook(film), cardLook(reversed));
    }),
  );
});

test('letters contrast with every part of their background', () => {
  fc.assert(
    fc.property(films, (film) => {
      const { ground, ink, accent } = cardLook(film);
      for (const letters of [...lightnesses(ink), ...lightnesses(accent)]) {
        for (const behind of lightnesses(ground)) {
          assert.ok(Math.abs(letters - behind) >= 0.42, `${letters} on ${behind}`);
        }
      }
    }),
  );
});

test('a longer title is never set larger', () => {
  fc.assert(
    fc.property(films, (film) => {
      const longer = { ...film, title: `${film.title} ${film.title}` };
      assert.ok(cardLook(longer).size <= cardLook(film).size);
    }),
  );
});
