import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { relaxationsOf } from './relaxations.ts';

const of = (criterion: string, ...fits: readonly number[]) => ({
  criterion,
  fits: Uint8Array.from(fits),
});

test('a criterion is worth dropping when it alone excludes a film', () => {
  assert.deepEqual(
    relaxationsOf([of('title', 1, 0, 0, 0), of('genres', 0, 1, 1, 0), of('language', 1, 1, 1, 0)]),
    [
      { criterion: 'title', total: 2 },
      { criterion: 'genres', total: 1 },
    ],
  );
});

test('equal ones are in alphabetical order', () => {
  assert.deepEqual(relaxationsOf([of('title', 1, 0), of('genres', 0, 1)]), [
    { criterion: 'genres', total: 1 },
    { criterion: 'title', total: 1 },
  ]);
});

test('without criteria, or where none helps, there is nothing to drop', () => {
  assert.deepEqual(relaxationsOf([]), []);
  assert.deepEqual(relaxationsOf([of('title', 0), of('genres', 0)]), []);
});

test('the totals are those of a search without the criterion', () => {
  const column = fc.array(fc.constantFrom(0, 1, 3), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(fc.array(column, { minLength: 1, maxLength: 5 }), (columns) => {
      const each = columns.map((fits, i) => of(`criterion ${i}`, ...fits));
      const totals = new Map(relaxationsOf(each).map((one) => [one.criterion, one.total]));
      for (const { criterion } of each) {
        const others = each.filter((other) => other.criterion !== criterion);
        const rows = Array.from({ length: 8 }, (_, row) => row);
        const left = rows.filter((row) => others.every(({ fits }) => fits[row] !== 0));
        assert.equal(totals.get(criterion) ?? 0, left.length);
      }
    }),
  );
});
