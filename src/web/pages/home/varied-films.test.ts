import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { variedFilms } from './varied-films.ts';

const film = (title: string, year: number, language: string, ...genres: string[]) => ({
  title,
  year: `${year}-01-01`,
  language,
  genres,
});
const FILMS = [
  film('a crime drama', 1994, 'en', 'Crime', 'Drama'),
  film('another', 1995, 'en', 'Crime', 'Drama'),
  film('an animation', 2001, 'ja', 'Animation', 'Fantasy'),
  film('a later crime drama', 2006, 'en', 'Crime', 'Drama'),
  film('a comedy', 1936, 'en', 'Comedy'),
];

test('the first film comes first, then those that differ most', () => {
  const titles = variedFilms(FILMS, 4).map(({ title }) => title);
  assert.deepEqual(titles, ['a crime drama', 'an animation', 'a comedy', 'a later crime drama']);
});

test('films are chosen once, and all of them if there are few', () => {
  fc.assert(
    fc.property(fc.subarray(FILMS), fc.nat(7), (films, count) => {
      const chosen = variedFilms(films, count);
      assert.equal(chosen.length, Math.min(count, films.length));
      assert.equal(new Set(chosen).size, chosen.length);
      assert.equal(chosen[0], count === 0 ? undefined : films[0]);
    }),
  );
});
