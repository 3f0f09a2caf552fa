import assert from 'node:assert/strict';
import { once } from 'node:events';
import {
  readdir,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { fastify } from 'fastify';
import { LiveApp } from '../../src/api/live-app.ts';
import { startServer } from '../../src/api/server.ts';
import type { Snapshot } from '../../src/api/snapshot.ts';
import { publishedDatabase } from '../../src/database/published-database.ts';
import { openDuckDB } from '../../src/duckdb/connect.ts';
import { messageOf } from '../../src/errors.ts';
import { createFilmDatabase } from '../fixtures/film-database.ts';
import { markedSnapshots, marksOf } from '../fixtures/marked-snapshots.ts';

const UNLIMITED = { max: 1_000_000, windowMs: 60_000 };
const rateLimits = { similar: UNLIMITED, film: UNLIMITED, search: UNLIMITED, other: UNLIMITED };

test('a server moves through publications without losing or mixing an answer', async () => {
  await using dataDir = await createFilmDatabase();
  await using snapshots = await markedSnapshots(dataDir.path);
  await snapshots.publish('s0');
  const waiter = snapshotWaiter();
  await using live = await LiveApp.open({
    dataDir: dataDir.path,
    pollMs: 5,
    rateLimits,
    ...waiter,
  });
  await using server = await startServer(live.front, { port: 0 });
  const state = { publishing: true };
  const served = new Set<string>();
  const client = async (path: string): Promise<void> => {
    while (state.publishing) {
      const response = await fetch(`${server.url}${path}`);
      const marks = marksOf(await response.text());
      assert.equal(response.status, 200);
      assert.equal(marks.size, 1, [...marks].join(' and '));
      for (const mark of marks) served.add(mark);
    }
  };
  const clients = [
    '/film/120737',
    '/film/120737/similar/0?limit=1000',
    '/film/120737/similar/0',
  ].map(client);
  for (let count = 1; count <= 5; count++) {
    await snapshots.publish(`s${count}`);
    await waiter.served(`s${count}`);
    const answer = await (await fetch(`${server.url}/film/120737`)).text();
    assert.deepEqual([...marksOf(answer)], [`s${count}`]);
  }
  state.publishing = false;
  await Promise.all(clients);
  assert.ok(served.size > 1);
  const files = (await readdir(join(dataDir.path, 'duckdb'))).toSorted();
  assert.deepEqual(files, ['films-s4.duckdb', 'films-s5.duckdb', 'films.duckdb']);
});

test('going back to an earlier snapshot is a publication like any other', async () => {
  await using dataDir = await createFilmDatabase();
  await using snapshots = await markedSnapshots(dataDir.path);
  await snapshots.publish('a');
  const waiter = snapshotWaiter();
  await using live = await LiveApp.open({ dataDir: dataDir.path, pollMs: 5, ...waiter });
  for (const mark of ['b', 'a', 'b']) {
    await snapshots.publish(mark);
    await waiter.served(mark);
    const { body } = await live.front.inject('/film/120737');
    assert.deepEqual([...marksOf(body)], [mark]);
  }
});

test('limits and metrics go on from one snapshot to the next', async () => {
  await using dataDir = await createFilmDatabase();
  await using snapshots = await markedSnapshots(dataDir.path);
  await snapshots.publish('a');
  const waiter = snapshotWaiter();
  const film = { max: 2, windowMs: 600_000 };
  await using live = await LiveApp.open({
    dataDir: dataDir.path,
    pollMs: 5,
    rateLimits: { film },
    ...waiter,
  });
  const statuses: number[] = [];
  for (const mark of ['b', 'c', 'd']) {
    statuses.push((await live.front.inject('/film/120737')).statusCode);
    await snapshots.publish(mark);
    await waiter.served(mark);
  }
  assert.deepEqual(statuses, [200, 200, 429]);
  const { body } = await live.front.inject('/metrics');
  assert.match(
    body,
    /duration_seconds_count\{method="GET",route="\/film\/:film_id",status="200"\} 2/,
  );
  assert.match(body, /reelated_snapshot_info\{snapshot="d"\} 1/);
  assert.doesNotMatch(body, /snapshot="[abc]"/);
});

test('a request that takes its time is answered by the snapshot that it came to', async () => {
  await using dataDir = await createFilmDatabase();
  await using snapshots = await markedSnapshots(dataDir.path);
  await snapshots.publish('old');
  const waiter = snapshotWaiter();
  await using live = await LiveApp.open({
    dataDir: dataDir.path,
    pollMs: 5,
    rateLimits,
    ...waiter,
  });
  await using server = await startServer(live.front, { port: 0 });
  const asked = request(`${server.url}/film/search`, { method: 'POST' });
  asked.setHeader('content-type', 'application/json').setHeader('content-length', 2).write('{');
  await once(live.front.server, 'request');
  await snapshots.publish('new');
  await waiter.served('new');
  asked.end('}');
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  assert.equal(response.statusCode, 200);
  assert.deepEqual([...marksOf(await text(response))], ['old']);
});

test('a snapshot that cannot be opened is told, and the old one goes on serving', async () => {
  await using dataDir = await createFilmDatabase();
  await using snapshots = await markedSnapshots(dataDir.path);
  await snapshots.publish('good');
  const told = Promise.withResolvers<string>();
  const logger = fastify({ logger: { level: 'error', stream: { write: told.resolve } } }).log;
  const waiter = snapshotWaiter();
  await using live = await LiveApp.open({ dataDir: dataDir.path, pollMs: 5, logger, ...waiter });
  const link = publishedDatabase(dataDir.path);
  await writeFile(join(dataDir.path, 'duckdb', 'films-bad.duckdb'), 'no database');
  await symlink('films-bad.duckdb', `${link}.next`);
  await rename(`${link}.next`, link);
  assert.match(await told.promise, /films-bad\.duckdb cannot be served, so good still is/);
  const { body } = await live.front.inject('/film/120737');
  assert.deepEqual([...marksOf(body)], ['good']);

  await snapshots.publish('better');
  await waiter.served('better');
  assert.equal(await realpath(link), live.snapshot.database.path);
});

const DAMAGES: Readonly<Record<string, (path: string) => Promise<void>>> = {
  'is no database': (path) => writeFile(path, 'no database'),
  'is cut off': async (path) => truncate(path, Math.floor((await stat(path)).size / 2)),
  'is gone': (path) => rm(path),
  async 'has other content'(path) {
    await rm(path);
    using session = await openDuckDB({ path });
    await session.connection.run('CREATE TABLE films AS SELECT 1 AS film_id');
  },
};

for (const [fault, damage] of Object.entries(DAMAGES)) {
  test(`a server starts from the snapshot before where the published one ${fault}`, async () => {
    await using dataDir = await createFilmDatabase();
    await using snapshots = await markedSnapshots(dataDir.path);
    await snapshots.publish('before');
    await snapshots.publish('latest');
    await damage(await realpath(publishedDatabase(dataDir.path)));
    const told: string[] = [];
    const waiter = snapshotWaiter();
    await using live = await LiveApp.open({
      dataDir: dataDir.path,
      pollMs: 5,
      onFallback: (error, { id }) => told.push(`${id}: ${messageOf(error)}`),
      ...waiter,
    });
    assert.equal(told.length, 1);
    assert.match(told.join(), /^before: ./);
    const { body } = await live.front.inject('/film/120737');
    assert.deepEqual([...marksOf(body)], ['before']);

    await snapshots.publish('mended');
    await waiter.served('mended');
  });
}

test('a server whose every snapshot is damaged does not start', async () => {
  await using dataDir = await createFilmDatabase();
  await writeFile(await realpath(publishedDatabase(dataDir.path)), 'no database');
  await writeFile(join(dataDir.path, 'duckdb', 'films-before.duckdb'), 'no database');
  await assert.rejects(LiveApp.open({ dataDir: dataDir.path }), { code: 'database-unreadable' });
});

/** Hears which snapshots are served, and waits for one. */
function snapshotWaiter(): {
  readonly onSnapshot: (snapshot: Snapshot) => void;
  readonly served: (id: string) => Promise<void>;
} {
  const state = { current: '', changed: Promise.withResolvers<void>() };
  return {
    onSnapshot({ id }) {
      state.current = id;
      state.changed.resolve();
      state.changed = Promise.withResolvers();
    },
    async served(id) {
      while (state.current !== id) await state.changed.promise;
    },
  };
}
