import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { test } from 'node:test';
import type { DuckDBConnection } from '@duckdb/node-api';
import { openDuckDB } from '../duckdb/connect.ts';
import { QueryPool } from './query-pool.ts';

const ENDLESS =
  'SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE (a.range * b.range) % 7 = 3';
const OPTIONS = { size: 2, queue: 4, timeoutMs: 5000 };

const endless = async (connection: DuckDBConnection) => connection.run(ENDLESS);
const quick = async (connection: DuckDBConnection) => {
  const reader = await connection.runAndReadAll('SELECT 42');
  return reader.value(0, 0);
};

test('a query that takes too long is interrupted, and its connection serves the next one', async () => {
  using session = await openDuckDB();
  await using pool = new QueryPool(session.instance, { ...OPTIONS, size: 1, timeoutMs: 100 });
  await assert.rejects(pool.run(endless), { code: 'query-timeout' });
  assert.equal(await pool.run(quick), 42);
});

test('a query of a client that left is interrupted', { timeout: 180_000 }, async () => {
  using session = await openDuckDB();
  await using pool = new QueryPool(session.instance, { ...OPTIONS, timeoutMs: 600_000 });
  const client = new AbortController();
  const query = pool.run(endless, { signal: client.signal });
  setTimeout(() => client.abort(new Error('left')), 50);
  await assert.rejects(query, /left/);
});

test(
  'a client that leaves while its query begins leaves none behind',
  { timeout: 180_000 },
  async () => {
    using session = await openDuckDB();
    await using pool = new QueryPool(session.instance, { ...OPTIONS, timeoutMs: 600_000 });
    for (let turns = 0; turns < 30; turns++) {
      const client = new AbortController();
      const query = pool.run(endless, { signal: client.signal });
      query.catch(() => undefined);
      // from before the connection is there until after the query has begun
      for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate);
      client.abort(new Error('left'));
      await assert.rejects(query, /left/);
    }
    assert.deepEqual(pool.load, { running: 0, waiting: 0 });
  },
);

test('no more queries run at once than the pool has places', async () => {
  using session = await openDuckDB();
  await using pool = new QueryPool(session.instance, { ...OPTIONS, queue: 20 });
  let running = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 12 }, async () =>
      pool.run(async () => {
        running += 1;
        most = Math.max(most, running);
        await delay(2);
        running -= 1;
      }),
    ),
  );
  assert.equal(most, OPTIONS.size);
});

test('a full queue refuses, and one that leaves it makes room', async () => {
  using session = await openDuckDB();
  await using pool = new QueryPool(session.instance, { ...OPTIONS, size: 1, queue: 1 });
  const first = Promise.withResolvers<void>();
  const running = pool.run(async () => first.promise);
  const client = new AbortController();
  const waiting = pool.run(quick, { signal: client.signal });
  await assert.rejects(pool.run(quick), { code: 'overloaded' });
  client.abort(new Error('left'));
  await assert.rejects(waiting, /left/);
  const next = pool.run(quick);
  first.resolve();
  await running;
  assert.equal(await next, 42);
});

test('closing waits for the running query and refuses the rest', async () => {
  using session = await openDuckDB();
  const pool = new QueryPool(session.instance, { ...OPTIONS, size: 1 });
  const first = Promise.withResolvers<number>();
  const running = pool.run(async () => first.promise);
  const refused = assert.rejects(pool.run(quick), { code: 'overloaded' });
  const closed = pool[Symbol.asyncDispose]();
  first.resolve(1);
  assert.equal(await running, 1);
  await refused;
  await closed;
  await assert.rejects(pool.run(quick), { code: 'overloaded' });
});
