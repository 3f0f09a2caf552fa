import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { NameLists } from './film-table.ts';
import { inRange, rowsPassing, withAllNames, withNames, type TableTest } from './table-criteria.ts';

const FILMS = 300;
const NAMES = ['Drama', 'Comedy', 'drama', 'War'];
const YEARS = Int32Array.from({ length: FILMS }, (_, row) => (row * 7919) % 40);
const RATINGS = Float64Array.from(YEARS, (year, row) => ((row * 31) % 17) / 10 + (year % 3));
const LANGUAGES = Int16Array.from(YEARS, (year) => (year % 5) - 1);
const LISTS = Array.from({ length: FILMS }, (_, row) =>
  NAMES.map((__, name) => name).filter((name) => ((row * 13) >> name) % 3 === 0),
);
const GENRES: NameLists = {
  values: Uint16Array.from(LISTS.flat()),
  offsets: Uint32Array.from({ length: FILMS + 1 }, (_, row) => LISTS.slice(0, row).flat().length),
  names: NAMES,
};

test('the rows that pass several tests are those that pass each of them', () => {
  const bound = fc.constantFrom(-Infinity, -1, 0, 1.3, 2, 3, 20, 39, 40, Infinity);
  const column = fc.constantFrom(YEARS, RATINGS, LANGUAGES);
  const names = fc.subarray([...NAMES, 'Western']);
  const tests = fc.oneof(
    fc.tuple(column, bound, bound).map((range) => inRange(...range)),
    names.map((some) => withNames(GENRES, some, some.length)),
    names.map((some) => withNames(GENRES, some, 0)),
    names.map((some) => withAllNames(GENRES, some)),
  );
  fc.assert(
    fc.property(fc.array(tests, { maxLength: 4 }), (some) => {
      const rows = [...rowsPassing(some, FILMS)].sort((one, other) => one - other);
      assert.deepEqual(
        rows,
        [...YEARS.keys()].filter((row) => some.every((one) => passes(one, row))),
      );
    }),
    { numRuns: 500 },
  );
});

function passes(one: TableTest, row: number): boolean {
  if ('values' in one) {
    const value = one.values[row] ?? NaN;
    return value >= one.from && value <= one.to;
  }
  const has = LISTS[row]?.filter((name) => one.counted[name] === 1).length;
  return has === one.count;
}
