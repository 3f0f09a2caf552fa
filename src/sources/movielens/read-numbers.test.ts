import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { readNumbers, type TextFile } from './read-numbers.ts';

/** A text that arrives in pieces of some size. */
function inPieces(text: string, size: number): TextFile {
  const bytes = Buffer.from(text);
  return {
    name: 'ratings.csv',
    path: '/x/ratings.csv',
    bytes: bytes.length,
    async *read() {
      for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
    },
  };
}

/** All rows, each with its line. */
async function rowsOf(
  text: string,
  columns: readonly string[],
  size = 1 << 16,
): Promise<readonly (readonly number[])[]> {
  const rows: number[][] = [];
  for await (const batch of readNumbers(inPieces(text, size), columns)) {
    for (let row = 0; row < batch.rows; row++) {
      rows.push([batch.firstLine + row, ...batch.columns.map((column) => column[row] ?? -1)]);
    }
  }
  return rows;
}

test('numbers are read as JavaScript reads them, however the text is cut', async () => {
  const number = fc.oneof(
    fc.nat().map(String),
    fc.tuple(fc.nat(1e6), fc.nat(999)).map(([whole, part]) => `${whole}.${part}`),
    fc.constant(''),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(number, number, number), { minLength: 1 }),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      fc.integer({ min: 1, max: 50 }),
      async (rows, lineEnd, endsWithLine, size) => {
        const lines = ['a,b,c', ...rows.map((row) => row.join(','))].join(lineEnd);
        const text = endsWithLine ? lines + lineEnd : lines;
        const expected = rows.map(([a, , c], row) => [row + 2, numberOf(c), numberOf(a)]);
        assert.deepEqual(await rowsOf(text, ['c', 'a'], size), expected);
      },
    ),
  );
});

function numberOf(text: string): number {
  return text === '' ? NaN : Number(text);
}

test('more rows than a batch has keep their lines', async () => {
  const count = 150_000;
  const text = `userId\n${Array.from({ length: count }, (_, row) => row).join('\n')}\n`;
  const rows = await rowsOf(text, ['userId']);
  assert.equal(rows.length, count);
  assert.deepEqual(rows.at(-1), [count + 1, count - 1]);
});

test('columns are found by name in any letter case, after a byte order mark', async () => {
  assert.deepEqual(await rowsOf('\uFEFFuserid,MovieId\n7,9\n', ['movieId', 'userId']), [[2, 9, 7]]);
});

for (const [what, text, code, message] of [
  ['an empty file', '', 'source-empty', /is empty/],
  ['a header alone', 'userId,rating\n', 'source-empty', /has a header but no rows/],
  ['a missing column', 'user,rating\n1,2\n', 'source-column', /line 1: missing column userId;/],
  ['a column twice', 'userId,userid,rating\n1,1,2\n', 'source-header', /line 1: two columns/],
  [
    'text for a number',
    'userId,rating\n1,2\nx1,2\n',
    'source-value',
    /line 3: userId must be a number, but it is "x1"/,
  ],
  [
    'a negative number',
    'userId,rating\n-1,2\n',
    'source-value',
    /line 2: userId must be a number, but it is "-1"/,
  ],
  [
    'two points',
    'userId,rating\n1,2.0.0\n',
    'source-value',
    /line 2: rating must be a number, but it is "2.0.0"/,
  ],
  ['a point alone', 'userId,rating\n1,.\n', 'source-value', /rating must be a number/],
  [
    'too few fields',
    'userId,rating\n1\n',
    'source-value',
    /line 2: expected 2 comma-separated fields, found 1/,
  ],
  [
    'too many fields',
    'userId,rating\n1,2,3\n',
    'source-value',
    /line 2: expected 2 comma-separated fields, found 3/,
  ],
  [
    'a blank line inside',
    'userId,rating\n1,2\n\n1,2\n',
    'source-value',
    /line 3: the line is blank/,
  ],
  ['semicolons', 'userId;rating\n1;2\n', 'source-column', /missing column userId, rating/],
  [
    'a line without end',
    '\0'.repeat(1 << 17),
    'source-value',
    /line 1: the line is longer than 65536 bytes/,
  ],
] as const) {
  test(`${what} is an error that names the file and the line`, async () => {
    await assert.rejects(rowsOf(text, ['userId', 'rating']), (error: Error & { code?: string }) => {
      assert.equal(error.code, code);
      assert.match(error.message, /^ratings\.csv/);
      assert.match(error.message, message);
      return true;
    });
  });
}

test('blank lines at the end are passed over', async () => {
  assert.deepEqual(await rowsOf('userId\r\n1\r\n\r\n\r\n', ['userId']), [[2, 1]]);
});
