import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DuckDBConnection } from '@duckdb/node-api';
import { runOnConnections, taskSession } from './task-session.ts';

const limits = (signal: AbortSignal) => ({
  stage: (name: string) => `/nowhere/${name}`,
  signal,
  workers: 1,
  memoryBytes: 2e8,
});

const SLOW = 'SELECT sum(a.range * b.range) FROM range(1000000) a, range(1000000) b';

test("a task's session has the task's threads, its memory, and a folder of its own to spill to", async () => {
  using session = await taskSession(limits(new AbortController().signal), 'terms');
  const reader = await session.connection.runAndReadAll(
    `SELECT current_setting('threads')::VARCHAR, current_setting('temp_directory'), current_setting('memory_limit')`,
  );
  assert.deepEqual(reader.getRows(), [['1', '/nowhere/terms.spill', '190.7 MiB']]);
});

test('aborting a task interrupts its query, and a session that is closed ignores it', async () => {
  const controller = new AbortController();
  {
    using session = await taskSession(limits(controller.signal), 'terms');
    const query = session.connection.run(SLOW);
    controller.abort();
    await assert.rejects(query, /INTERRUPT/i);
  }
  await assert.rejects(taskSession(limits(controller.signal), 'terms'), { name: 'AbortError' });
});

test('jobs run on two connections that see the same tables, and none begins after a failure', async () => {
  const { signal } = new AbortController();
  using session = await taskSession(limits(signal), 'terms');
  await session.connection.run('CREATE TABLE films AS SELECT 1 AS film_id');
  const seen: unknown[] = [];
  const read = async (connection: DuckDBConnection): Promise<void> => {
    const reader = await connection.runAndReadAll('SELECT film_id FROM films');
    seen.push(connection, reader.getRows()[0]?.[0]);
  };
  await runOnConnections(session, { isParallel: false, signal }, [read, read]);
  assert.deepEqual(seen, [session.connection, 1, session.connection, 1]);
  seen.length = 0;
  // both wait for each other, so neither can run on the other's connection
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  await runOnConnections(session, { isParallel: true, signal }, [
    async (connection) => {
      first.resolve();
      await second.promise;
      await read(connection);
    },
    async (connection) => {
      second.resolve();
      await first.promise;
      await read(connection);
    },
  ]);
  assert.equal(new Set(seen.filter((one) => one !== 1)).size, 2);
  seen.length = 0;
  const fail = (): Promise<never> => Promise.reject(new Error('no room'));
  await assert.rejects(
    runOnConnections(session, { isParallel: false, signal }, [read, fail, read]),
    /no room/,
  );
  assert.equal(seen.length, 2);
});

test('aborting a task interrupts the queries on both connections', async () => {
  const controller = new AbortController();
  using session = await taskSession(limits(controller.signal), 'terms');
  const outcomes: string[] = [];
  let started = 0;
  const slow = async (connection: DuckDBConnection): Promise<void> => {
    const query = connection.run(SLOW);
    if (++started === 2) controller.abort();
    await query.catch((error: unknown) => outcomes.push(String(error)));
  };
  const run = runOnConnections(session, { isParallel: true, signal: controller.signal }, [
    slow,
    slow,
  ]);
  await run;
  assert.equal(outcomes.length, 2);
  for (const outcome of outcomes) assert.match(outcome, /INTERRUPT/i);
});
