import assert from 'node:assert/strict';
import test from 'node:test';
import { appendColumns, parquetPattern, readColumns } from './columns.ts';
import { openDuckDB } from './connect.ts';
import { querySql, setVariable } from './sql-file.ts';

const KINDS = { id: 'integer', weight: 'double', name: 'text' } as const;

test('columns come back as they were appended, over many chunks', async () => {
  using session = await openDuckDB();
  const { connection } = session;
  const id = Int32Array.from({ length: 5000 }, (_, i) => i - 2500);
  const weight = Float64Array.from(id, (i) => i / 3);
  const name = Array.from(id, (i) => (i % 2 === 0 ? `é${i}` : 'a text longer than twelve bytes'));
  await connection.run('CREATE TABLE t (id INTEGER, weight DOUBLE, name VARCHAR)');
  await appendColumns(connection, 't', [id, weight, name]);

  const columns = await readColumns(connection, 'SELECT id, weight, name FROM t', KINDS);
  assert.deepEqual(columns, { id, weight, name });
});

test('the extremes of numbers and texts survive', async () => {
  using session = await openDuckDB();
  const { connection } = session;
  const id = Int32Array.of(-(2 ** 31), 2 ** 31 - 1, 0);
  const weight = Float64Array.of(Number.MIN_VALUE, Infinity, -0);
  const name = ['', 'a\0b', '"\'\n'];
  await connection.run('CREATE TABLE t (id INTEGER, weight DOUBLE, name VARCHAR)');
  await appendColumns(connection, 't', [id, weight, name]);
  assert.deepEqual(await readColumns(connection, 'FROM t', KINDS), { id, weight, name });
});

test('a query without rows gives empty columns', async () => {
  using session = await openDuckDB();
  const statement = "SELECT 1 AS id, 1::DOUBLE AS weight, 'x' AS name WHERE false";
  assert.deepEqual(await readColumns(session.connection, statement, KINDS), {
    id: new Int32Array(),
    weight: new Float64Array(),
    name: [],
  });
});

test('appending no rows appends nothing', async () => {
  using session = await openDuckDB();
  const { connection } = session;
  await connection.run('CREATE TABLE t (id INTEGER)');
  await appendColumns(connection, 't', [new Int32Array()]);
  assert.deepEqual(await readColumns(connection, 'FROM t', { id: 'integer' }), {
    id: new Int32Array(),
  });
});

for (const statement of [
  'SELECT 1 AS other',
  'SELECT 1::BIGINT AS id',
  'SELECT NULL::INTEGER AS id',
]) {
  test(`unexpected columns are refused: ${statement}`, async () => {
    using session = await openDuckDB();
    await assert.rejects(readColumns(session.connection, statement, { id: 'integer' }), TypeError);
  });
}

test('columns of different lengths are refused', async () => {
  using session = await openDuckDB();
  await assert.rejects(
    appendColumns(session.connection, 't', [Int32Array.of(1), Int32Array.of(1, 2)]),
    TypeError,
  );
});

test("brackets and stars in a folder's name are not a pattern", () => {
  assert.equal(parquetPattern('/data [1]*'), '/data [[]1][*]/*.parquet');
});

test('a query that would cut a result off which is being read is refused', async () => {
  using session = await openDuckDB();
  const { connection } = session;
  const numbers = 'SELECT range::INTEGER AS number FROM range(20000)';
  const read = readColumns(connection, numbers, { number: 'integer' });
  const meanwhile = [
    setVariable(connection, 'films', 'x'),
    querySql(connection, 'SELECT 1'),
    readColumns(connection, numbers, { number: 'integer' }),
  ];
  for (const query of meanwhile) await assert.rejects(query, /still being read/);
  assert.equal((await read).number.length, 20_000);
  await setVariable(connection, 'films', 'x');
});
