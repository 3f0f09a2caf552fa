import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alignColumns } from './align-columns.ts';

test('words are left-aligned, numbers with and without units right-aligned', () => {
  const lines = alignColumns([
    ['PrepFilms', '1.8 s', '1,234 rows', '5.0 MB'],
    ['Genres', '509 ms', '3 rows', '365.3 kB', 'same result'],
    ['T', '2 min 05 s', '', '7 B'],
  ]);
  assert.deepEqual(lines, [
    'PrepFilms       1.8 s  1,234 rows    5.0 MB',
    'Genres         509 ms      3 rows  365.3 kB  same result',
    'T          2 min 05 s                   7 B',
  ]);
});

test('a word that only starts with a number is a word', () => {
  assert.deepEqual(alignColumns([['12 Angry Men'], ['98 %'], ['12']]), [
    '12 Angry Men',
    '        98 %',
    '          12',
  ]);
});

test('no rows make no lines, and no line ends in spaces', () => {
  assert.deepEqual(alignColumns([]), []);
  assert.deepEqual(
    alignColumns([
      ['a', ''],
      ['abc', 'd'],
    ]),
    ['a', 'abc  d'],
  );
});
