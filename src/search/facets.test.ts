import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { openedFilmDatabase } from '../../test/fixtures/opened-film-database.ts';
import { facetsOf, facetsOfMarked } from './facets.ts';
import type { Film } from './film.ts';
import type { FilmSearch } from './film-search.ts';
import { filmAt } from './table/film-table.ts';

describe('facets', () => {
  const database = openedFilmDatabase();
  let films: FilmSearch;

  before(async () => {
    films = await database().filmSearch();
  });

  test('facets agree with a plain count', async () => {
    const rows = (await films.find({ vote_count: 500000 }, {})).rows();
    const facets = facetsOf(films.films, rows);
    const found = Array.from(rows, (row) => filmAt(films.films, row));
    const count = (holds: (film: Film) => boolean) => found.filter(holds).length;
    for (const { value, count: counted } of facets.genres) {
      assert.equal(
        counted,
        count((film) => film.genres.includes(value ?? '')),
      );
    }
    for (const { value, count: counted } of facets.decades) {
      assert.equal(
        counted,
        count((film) => Math.floor(Number(film.year?.slice(0, 4)) / 10) * 10 === value),
      );
    }
    for (const { value, count: counted } of facets.ratings) {
      assert.equal(
        counted,
        count((film) => Math.floor(film.rating) === value),
      );
    }
    for (const { value, count: counted } of facets.durations) {
      const from = value ?? 0;
      assert.equal(
        counted,
        count(({ duration }) => (duration ?? -1) >= from && (duration ?? -1) < from + 30),
      );
    }
    for (const { value, count: counted } of facets.vote_counts) {
      const from = value ?? 0;
      assert.equal(
        counted,
        count(({ vote_count: votes }) => votes >= from && votes < from * 10),
      );
    }
    for (const facet of [facets.durations, facets.vote_counts]) {
      assert.equal(
        facet.reduce((sum, one) => sum + one.count, 0),
        found.length,
      );
    }
    assert.deepEqual(facets.languages.slice(0, 2), [
      { value: 'en', count: count((film) => film.language === 'en') },
      { value: 'fr', count: 1 },
    ]);
  });

  test('facets count unknown years and languages as unknown', async () => {
    const rows = (await films.find({ genres: ['Abstract'] }, {})).rows();
    const { decades, languages } = facetsOf(films.films, rows);
    assert.deepEqual(decades, [{ value: null, count: 1 }]);
    assert.deepEqual(languages, [{ value: null, count: 1 }]);
  });

  test('facets count a film in each of its countries and styles, the most frequent first', () => {
    const table = films.films;
    const { countries, styles } = facetsOf(table, table.filmIds.keys());
    assert.deepEqual(countries, [
      { value: 'Germany', count: 2 },
      { value: 'New Zealand', count: 2 },
      { value: 'United States', count: 2 },
      { value: 'France', count: 1 },
    ]);
    assert.deepEqual(styles[0], { value: 'monster film', count: 2 });
    assert.equal(styles.length, 6);
    assert.deepEqual(facetsOf(table, []).countries, []);
  });

  test('facets of marked films are those of their rows, of few films, of most and of all', () => {
    const table = films.films;
    const count = table.filmIds.length;
    for (let marked = 0; marked <= count; marked++) {
      for (let first = 0; first < count; first += 5) {
        const marks = new Uint8Array(count);
        for (let i = 0; i < marked; i++) marks[(first + i) % count] = 1 + (i % 3);
        const rows = Array.from(marks.keys()).filter((row) => marks[row] !== 0);
        assert.deepEqual(facetsOfMarked(table, marks), facetsOf(table, rows));
      }
    }
  });

  test('of more styles than can be listed, the most frequent are', () => {
    const count = 300;
    const names = Array.from({ length: count }, (_, index) => `style ${index}`);
    const offsets = Uint32Array.from({ length: count + 1 }, (_, row) => row);
    const values = Uint16Array.from({ length: count }, (_, row) => (row < 150 ? row : 7));
    const table = { ...films.films, styles: { values, offsets, names } };
    const { styles } = facetsOf(
      table,
      Array.from({ length: count }, (_, row) => row),
    );
    assert.deepEqual(styles[0], { value: 'style 7', count: 151 });
    assert.equal(styles.length, 150);
    const all = { values: Uint16Array.from(offsets.subarray(0, count)), offsets, names };
    const listed = facetsOf({ ...films.films, styles: all }, Array.from(offsets.subarray(0, 300)));
    assert.equal(listed.styles.length, 200);
  });
});
