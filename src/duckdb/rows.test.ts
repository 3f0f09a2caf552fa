import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDuckDB } from './connect.ts';
import { checkedRow, type ValueKind } from './rows.ts';
import { querySql } from './sql-file.ts';

async function rowOf(select: string, columns: Readonly<Record<string, ValueKind>>) {
  using session = await openDuckDB();
  const [row] = await querySql(session.connection, `SELECT ${select}`);
  return checkedRow(row ?? {}, columns);
}

const COLUMNS = {
  id: 'integer',
  rating: 'number',
  title: 'text',
  genres: 'texts',
  year: 'integer?',
  language: 'text?',
} as const;

const ROW = `1 AS id, 8.5::DECIMAL(4,2) AS rating, 'Alien' AS title, ['Horror'] AS genres,
  NULL::INTEGER AS year, 'en' AS language`;

test('a row that holds what is expected comes back with these columns alone', async () => {
  assert.deepEqual(await rowOf(`${ROW}, 7 AS more`, COLUMNS), {
    id: 1,
    rating: 8.5,
    title: 'Alien',
    genres: ['Horror'],
    year: null,
    language: 'en',
  });
});

const FAULTS: readonly (readonly [string, ValueKind, string])[] = [
  ['NULL', 'text', 'text, but it is null'],
  ['1::BIGINT', 'integer', 'a whole number, but it is 1'],
  ['1.5', 'integer', 'a whole number, but it is 1.5'],
  ["'1'", 'number?', 'a number or null, but it is 1'],
  ["DATE '2001-01-01'", 'text', 'text, but it is "2001-01-01T00:00:00.000Z"'],
  ["['a', NULL]", 'texts', 'a list of texts, but it is ["a",null]'],
  ["'a'", 'texts?', 'a list of texts or null, but it is a'],
];

for (const [value, kind, message] of FAULTS) {
  test(`${value} is refused as ${kind}`, async () => {
    await assert.rejects(rowOf(`${value} AS x`, { x: kind }), {
      name: 'TypeError',
      message: `column x must be ${message}`,
    });
  });
}

test('a missing column is refused', async () => {
  await assert.rejects(rowOf('1 AS y', { x: 'integer?' }), /column x must be .* undefined/);
});
