import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { openDuckDB } from '../duckdb/connect.ts';
import { SORTS } from '../search/film-order.ts';
import { createFilmSearch } from '../search/film-search.ts';
import { QueryPool } from '../search/query-pool.ts';
import type { FilmTable, NameLists } from '../search/table/film-table.ts';
import { asFilmId, rowOf } from '../similarity/model/model.ts';
import { createRanker } from '../similarity/query/ranking.ts';
import { modelOf } from '../similarity/testing/collection.ts';
import { skewedCollections } from '../similarity/testing/skewed.ts';
import { listedFilms, type ListReader } from './listed-films.ts';

/** Lists in memory. */
function listReader(lists: Readonly<Record<string, readonly number[]>>): ListReader {
  return {
    async filmsOf(name, films) {
      const ids = new Set(lists[name]);
      return lists[name] && Uint8Array.from(films.filmIds, (id) => (ids.has(id) ? 1 : 0));
    },
  };
}

const NO_NAMES: NameLists = {
  values: new Uint16Array(),
  offsets: new Uint32Array(),
  names: [],
};

/** Films with some spread in what searches can sort by. */
function filmTable(filmIds: Int32Array): FilmTable {
  const values = (most: number, factor: number) =>
    Int32Array.from(filmIds, (_, row) => (row * factor) % most);
  return {
    filmIds,
    json: { text: new Uint8Array(), ends: new Float64Array() },
    titleRanks: values(filmIds.length, 1237),
    years: values(97, 31),
    durations: values(200, 7),
    ratings: Float64Array.from(values(100, 41), (tenths) => tenths / 10),
    voteCounts: values(1009, 577),
    languages: new Int16Array(filmIds.length),
    languageNames: ['en'],
    genres: NO_NAMES,
    countries: NO_NAMES,
    styles: NO_NAMES,
  };
}

const TABLE = filmTable(Int32Array.from({ length: 40 }, (_, row) => 2 * row + 1));
const ids = fc.array(fc.integer({ min: 0, max: 85 }), { maxLength: 60 });
const names = fc.subarray(['owned', 'seen', 'empty']);
const LISTS = { owned: [1, 3, 5, 7, 2], seen: [5, 79, 1000], empty: [] };

test('what is listed is in any item of include and in none of exclude', async () => {
  const items = fc.option(fc.tuple(ids, names), { nil: undefined });
  await fc.assert(
    fc.asyncProperty(items, items, fc.boolean(), async (include, exclude, asText) => {
      const given = (part: typeof include) =>
        part && [...part[0].map((id) => (asText ? `tt${id}` : id)), ...part[1]];
      const films = (part: typeof include) =>
        part &&
        new Set([...part[0], ...part[1].flatMap((name) => LISTS[name as keyof typeof LISTS])]);
      const [included, excluded] = [films(include), films(exclude)];
      const listed = await listedFilms(TABLE, listReader(LISTS), {
        include: given(include),
        exclude: given(exclude),
      });
      if (include === undefined && exclude === undefined) {
        assert.equal(listed, undefined);
        return;
      }
      const expected = [...TABLE.filmIds].filter(
        (id) => (included === undefined || included.has(id)) && excluded?.has(id) !== true,
      );
      assert.deepEqual(
        [...TABLE.filmIds].filter((_, row) => listed?.filter[row] === 1),
        expected,
      );
      assert.equal(listed?.each.length, [include, exclude].filter(Boolean).length);
    }),
  );
});

test('equal requests have equal marks, and a list that changes changes only what it means', async () => {
  const before = await listedFilms(TABLE, listReader({ a: [1], b: [3] }), {
    exclude: ['b', 'a', 5, 7],
  });
  const same = await listedFilms(TABLE, listReader({ a: [1], b: [3] }), {
    exclude: ['tt0000007', '5', 'a', 'b', 'b', 6],
  });
  const changed = await listedFilms(TABLE, listReader({ a: [1, 9], b: [3] }), {
    exclude: ['b', 'a', 5, 7],
  });
  assert.deepEqual(same, before);
  assert.equal(changed?.request, before?.request);
  assert.notEqual(changed?.content, before?.content);
  const included = await listedFilms(TABLE, listReader({ a: [1], b: [3] }), {
    include: ['b', 'a', 5, 7],
  });
  assert.notEqual(included?.request, before?.request);
});

test('an unknown list is named with its place', async () => {
  for (const name of ['nothing', '..', '../owned', 'Owned', '']) {
    await assert.rejects(listedFilms(TABLE, listReader(LISTS), { exclude: [5, 'owned', name] }), {
      code: 'list-unknown',
      data: { list: name, criterion: 'exclude/2' },
    });
  }
});

test('with 3,000 films excluded, every page is full and the order is that of the rest', async (t) => {
  const [collection] = fc.sample(skewedCollections(4000, 4000), { numRuns: 1, seed: 16 });
  const model = modelOf(collection!);
  const films = filmTable(model.filmIds);
  const exclude = Array.from(model.filmIds).filter((_, row) => (row * 7919) % 4 !== 0);
  assert.equal(exclude.length, 3000);
  const excluded = new Set(exclude);
  const listed = await listedFilms(films, listReader({}), { exclude });
  const limit = 60;

  await t.test('of similar films', () => {
    const { answer } = createRanker(model);
    const whole = answer({ like: [{ filmId: asFilmId(7) }], limit: 5000 }).films;
    const left = whole.filter(({ filmId }) => !excluded.has(filmId));
    for (const threshold of [0, 0.2]) {
      const expected = left.filter(({ similarity }) => similarity >= threshold);
      for (let offset = 0; offset < expected.length; offset += limit) {
        const page = answer({
          like: [{ filmId: asFilmId(7) }],
          filter: listed!.filter,
          threshold,
          offset,
          limit,
        });
        assert.equal(page.total, expected.length);
        assert.deepEqual(page.films, expected.slice(offset, offset + limit));
      }
    }
  });

  await t.test('of a search', async () => {
    using session = await openDuckDB();
    await using pool = new QueryPool(session.instance, { size: 1, queue: 1, timeoutMs: 60_000 });
    const search = createFilmSearch(pool, films);
    for (const sort of SORTS) {
      const whole = await search.find({ min_rating: 3 }, { sort });
      const some = await search.find({ min_rating: 3 }, { sort, filter: listed!.filter });
      const left = [...whole.rows()].filter((row) => !excluded.has(films.filmIds[row]!));
      assert.deepEqual([...some.rows()], left);
      assert.equal(some.matches.total, left.length);
      assert.ok(left.length > limit);
    }
    const first = rowOf(films, asFilmId(7))!;
    assert.equal(listed!.filter[first], 1);
  });
});
