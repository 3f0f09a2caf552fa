import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { FIXTURE_FILMS } from '../../test/fixtures/film-database.ts';
import { openedFilmDatabase } from '../../test/fixtures/opened-film-database.ts';
import { createOrderer, DIRECTIONS, SORTS, type Direction, type Sort } from './film-order.ts';
import type { SearchOrder } from './film-search.ts';
import { filmAt, type FilmTable } from './table/film-table.ts';
import type { Film } from './film.ts';
import { BEST_FIT } from './matching/matches.ts';
import type { SearchCriteria } from './search-criteria.ts';

describe('the order of films', () => {
  const database = openedFilmDatabase();

  async function find(criteria: SearchCriteria, order: SearchOrder): Promise<readonly Film[]> {
    const search = await database().filmSearch();
    const { rows } = await search.find(criteria, order);
    return Array.from(rows(), (row) => filmAt(search.films, row));
  }
  const titles = async (criteria: SearchCriteria, order: SearchOrder) =>
    (await find(criteria, order)).map((film) => film.title);

  const VALUES: Readonly<Record<Sort, (film: Film) => string | number | null>> = {
    title: (film) => film.title,
    year: (film) => film.year,
    rating: (film) => film.rating,
    vote_count: (film) => film.vote_count,
    relevance: (film) => film.vote_count,
  };

  for (const sort of SORTS) {
    for (const direction of ['asc', 'desc'] as const satisfies readonly Direction[]) {
      test(`sorts by ${sort}, ${direction}, equal films by film_id, unknown values last`, async () => {
        const found = await find({}, { sort, direction });
        const valueOf = VALUES[sort];
        const expected = found.toSorted((a, b) => {
          const [one, other] = [valueOf(a), valueOf(b)];
          if (one === other) return a.film_id - b.film_id;
          if (one === null || other === null) return one === null ? 1 : -1;
          return (one < other ? -1 : 1) * (direction === 'asc' ? 1 : -1);
        });
        assert.equal(found.length, FIXTURE_FILMS.length);
        assert.deepEqual(
          found.map((film) => film.film_id),
          expected.map((film) => film.film_id),
        );
      });
    }
  }

  test('relevance puts equal titles first, then those that start with the text, then the others', async () => {
    const order = { sort: 'relevance' } as const;
    assert.deepEqual((await titles({ title: 'm' }, order)).slice(0, 3), [
      'M',
      'The Matrix',
      'The Matrix Reloaded',
    ]);
    assert.deepEqual(await titles({ title: 'aliens?' }, order), ['Alien', 'Aliens']);
    assert.deepEqual(await titles({ title: '(500' }, order), ['(500) Days of Summer']);
    assert.deepEqual((await titles({ original_title: 'totoro|M' }, order))[0], 'M');
  });
});

test('a few films are in the same order as among all, and so are the pages of them', () => {
  const count = 200;
  const numbers = (below: number) =>
    Int32Array.from({ length: count }, (_, row) => (row * 7919) % below);
  const noNames = { values: new Uint16Array(), offsets: new Uint32Array(count + 1), names: [] };
  const films: FilmTable = {
    filmIds: Int32Array.from({ length: count }, (_, row) => row),
    json: { text: new Uint8Array(), ends: new Float64Array(count) },
    titleRanks: numbers(150),
    years: numbers(90),
    durations: numbers(50),
    ratings: Float64Array.from(numbers(40)),
    voteCounts: numbers(60),
    languages: new Int16Array(count),
    languageNames: [],
    genres: noNames,
    countries: noNames,
    styles: noNames,
  };
  const inOrder = createOrderer(films);
  const fitted = fc.uniqueArray(
    fc.record({ row: fc.nat(count - 1), fit: fc.integer({ min: 1, max: BEST_FIT }) }),
    { selector: ({ row }) => row, maxLength: 30 },
  );
  const order = fc.record({
    sort: fc.constantFrom(...SORTS),
    direction: fc.constantFrom(...DIRECTIONS),
  });
  fc.assert(
    fc.property(fitted, order, (chosen, asked) => {
      const fits = new Uint8Array(count);
      for (const { row, fit } of chosen) fits[row] = fit;
      const found = inOrder.all({ fits, total: chosen.length, matchedAsText: [] }, asked);
      const everything = { fits: fits.map((fit) => fit || 1), total: count, matchedAsText: [] };
      const all = inOrder.all(everything, asked).filter((row) => fits[row] !== 0);
      assert.deepEqual(found, all);
    }),
  );

  fc.assert(
    fc.property(fitted, order, fc.integer({ min: 1, max: 9 }), (chosen, asked, limit) => {
      const fits = new Uint8Array(count);
      for (const { row, fit } of chosen) fits[row] = fit;
      const matches = { fits, total: chosen.length, matchedAsText: [] };
      const rows: number[] = [];
      for (;;) {
        const page = inOrder.page(matches, asked, { limit, after: rows.at(-1) });
        assert.ok(page !== undefined);
        rows.push(...page.rows);
        assert.equal(page.isLast, rows.length === chosen.length);
        if (page.isLast) break;
        assert.equal(page.rows.length, limit);
      }
      assert.deepEqual(rows, [...inOrder.all(matches, asked)]);
      const other = fits.indexOf(0);
      assert.equal(inOrder.page(matches, asked, { limit, after: other }), undefined);
    }),
  );
});
