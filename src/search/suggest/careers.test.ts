import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDuckDB } from '../../duckdb/connect.ts';
import { readCareers } from './careers.ts';

test('the films of a person are found by the id, each once', async () => {
  using session = await openDuckDB({ threads: 1 });
  const { connection } = session;
  await connection.run('CREATE TABLE films AS FROM (VALUES (7), (8), (2147483647)) AS f(film_id)');
  await connection.run(`CREATE TABLE credits AS FROM (VALUES
    (3, 8), (3, 7), (3, 7), (1, 8), (2147483647, 2147483647), (5, 99)) AS c(person_id, film_id)`);
  const filmsOf = await readCareers(connection);
  const found = [0, 1, 2, 3, 5, 2_147_483_647].map((id) => [...filmsOf(id)]);
  assert.deepEqual(found, [[], [8], [], [7, 8], [], [2_147_483_647]]);
});

test('without credits nobody has films', async () => {
  using session = await openDuckDB({ threads: 1 });
  await session.connection.run('CREATE TABLE films (film_id INTEGER)');
  await session.connection.run('CREATE TABLE credits (person_id INTEGER, film_id INTEGER)');
  assert.deepEqual([...(await readCareers(session.connection))(1)], []);
});
