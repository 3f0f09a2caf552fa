import assert from 'node:assert/strict';
import { once } from 'node:events';
import {
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { fastify } from 'fastify';
import { LiveApp, type LiveAppOptions } from '../../src/api/server/live-app.ts';
import { startServer } from '../../src/api/server/server.ts';
import { publishedDatabase } from '../../src/snapshot/published-database.ts';
import { openDuckDB } from '../../src/duckdb/connect.ts';
import { messageOf } from '../../src/errors.ts';
import { createFilmDatabase } from '../fixtures/film-database.ts';
import { markedSnapshots, marksOf } from '../fixtures/marked-snapshots.ts';
import { UNHURRIED } from '../fixtures/unhurried.ts';

const UNLIMITED = { max: 1_000_000, windowMs: 60_000 };
const rateLimits = { similar: UNLIMITED, film: UNLIMITED, search: UNLIMITED, other: UNLIMITED };

test('a server follows publications without losing or mixing a response', async () => {
  await using dataDir = await createFilmDatabase();
  await using snapshots = await markedSnapshots(dataDir.path);
  await snapshots.publish('s0');
  await using server = await openServer(dataDir.path, { rateLimits });
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
    await server.serves(`s${count}`);
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
  await using server = await openServer(dataDir.path);
  for (const mark of ['b', 'a', 'b']) {
    await snapshots.publish(mark);
    await server.serves(mark);
    const body = await server.textOf('/film/120737');
    assert.deepEqual([...marksOf(body)], [mark]);
  }
});

test('limits and metrics continue from one snapshot to the next', async () => {
  await using dataDir = await createFilmDatabase();
  await using snapshots = await markedSnapshots(dataDir.path);
  await snapshots.publish('a');
  const film = { max: 2, windowMs: 600_000 };
  await using server = await openServer(dataDir.path, { rateLimits: { film } });
  const statuses: number[] = [];
  for (const mark of ['b', 'c', 'd']) {
    statuses.push((await fetch(`${server.url}/film/120737`)).status);
    await snapshots.publish(mark);
    await server.serves(mark);
  }
  assert.deepEqual(statuses, [200, 200, 429]);
  const body = await server.textOf('/metrics');
  assert.match(
    body,
    /duration_seconds_count\{method="GET",route="\/film\/:film_id",status="200"\} 2/,
  );
  assert.match(body, /reelated_snapshot_info\{snapshot="d"\} 1/);
  assert.doesNotMatch(body, /snapshot="[abc]"/);
});

test('a slow request is served by the snapshot that was current when it arrived', async () => {
  await using dataDir = await createFilmDatabase();
  await using snapshots = await markedSnapshots(dataDir.path);
  await snapshots.publish('old');
  await using server = await openServer(dataDir.path, { rateLimits });
  const sent = request(`${server.url}/film/search`, { method: 'POST' });
  sent.setHeader('content-type', 'application/json').setHeader('content-length', 2).write('{');
  await once(server.live.dispatcher.server, 'request');
  await snapshots.publish('new');
  await server.serves('new');
  sent.end('}');
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  assert.equal(response.statusCode, 200);
  assert.deepEqual([...marksOf(await text(response))], ['old']);
});

test('a snapshot that cannot be loaded is logged, and the old one is still served', async () => {
  await using dataDir = await createFilmDatabase();
  await using snapshots = await markedSnapshots(dataDir.path);
  await snapshots.publish('good');
  const logged = Promise.withResolvers<string>();
  const logger = fastify({ logger: { level: 'error', stream: { write: logged.resolve } } }).log;
  await using server = await openServer(dataDir.path, { logger });
  const link = publishedDatabase(dataDir.path);
  await writeFile(join(dataDir.path, 'duckdb', 'films-bad.duckdb'), 'no database');
  await symlink('films-bad.duckdb', `${link}.next`);
  await rename(`${link}.next`, link);
  assert.match(await logged.promise, /films-bad\.duckdb cannot be loaded, still serving good: /);
  const body = await server.textOf('/film/120737');
  assert.deepEqual([...marksOf(body)], ['good']);

  await snapshots.publish('better');
  await server.serves('better');
  assert.equal(await realpath(link), server.live.snapshot.database.path);
});

const DAMAGES: Readonly<Record<string, (path: string) => Promise<void>>> = {
  'is not a database': (path) => writeFile(path, 'no database'),
  'is cut off': async (path) => truncate(path, Math.floor((await stat(path)).size / 2)),
  'is gone': (path) => rm(path),
  'has a bit that flipped': (path) => flipBit(path),
  async 'has other content'(path) {
    await rm(path);
    using session = await openDuckDB({ path });
    await session.connection.run('CREATE TABLE films AS SELECT 1 AS film_id');
  },
  'lacks a column of the films': (path) => change(path, 'ALTER TABLE films DROP COLUMN vote_count'),
  'has the model of another version': (path) =>
    change(path, `UPDATE similarity_model SET bytes = 'title,mood'::BLOB WHERE "array" = 'fields'`),
};

for (const [fault, damage] of Object.entries(DAMAGES)) {
  test(`a server starts from the previous snapshot if the published one ${fault}`, async () => {
    await using dataDir = await createFilmDatabase();
    await using snapshots = await markedSnapshots(dataDir.path);
    await snapshots.publish('before');
    await snapshots.publish('latest');
    await damage(await realpath(publishedDatabase(dataDir.path)));
    const fallbacks: string[] = [];
    await using server = await openServer(dataDir.path, {
      onFallback: (error, { id }) => fallbacks.push(`${id}: ${messageOf(error)}`),
    });
    assert.equal(fallbacks.length, 1);
    assert.match(fallbacks.join(), /^before: ./);
    const body = await server.textOf('/film/120737');
    assert.deepEqual([...marksOf(body)], ['before']);

    await snapshots.publish('mended');
    await server.serves('mended');
  });
}

async function change(path: string, statement: string): Promise<void> {
  using session = await openDuckDB({ path });
  await session.connection.run(statement);
}

async function flipBit(path: string): Promise<void> {
  await using file = await open(path, 'r+');
  const { size } = await file.stat();
  const byte = Buffer.alloc(1);
  // in a table that no thread reads when a server starts
  const place = Math.floor(size * 0.7);
  await file.read(byte, 0, 1, place);
  await file.write(Buffer.of((byte[0] ?? 0) ^ 1), 0, 1, place);
}

test('a server leaves a file that is damaged while it is served, and notices its repair', async () => {
  await using dataDir = await createFilmDatabase();
  await using snapshots = await markedSnapshots(dataDir.path);
  await snapshots.publish('before');
  await snapshots.publish('latest');
  const path = await realpath(publishedDatabase(dataDir.path));
  const whole = await readFile(path);
  await using server = await openServer(dataDir.path);
  await flipBit(path);
  await server.serves('before');
  assert.deepEqual([...marksOf(await server.textOf('/film/120737'))], ['before']);
  assert.equal((await fetch(`${server.url}/health/ready`)).status, 200);

  // as a run does it, under the same name
  await writeFile(`${path}.new`, whole);
  await rename(`${path}.new`, path);
  await server.serves('latest');
  assert.deepEqual([...marksOf(await server.textOf('/film/120737'))], ['latest']);
});

test('a server whose only file is damaged while it is served is not ready until it is repaired', async () => {
  await using dataDir = await createFilmDatabase();
  await using server = await openServer(dataDir.path);
  const path = await realpath(publishedDatabase(dataDir.path));
  const whole = await readFile(path);
  await truncate(path, 100_000);
  const ready = (): Promise<Response> => fetch(`${server.url}/health/ready`);
  for (let response = await ready(); response.status === 200;) response = await ready();
  assert.match(await (await ready()).text(), /"code":"snapshot-damaged"/);
  assert.equal((await ready()).status, 503);
  await writeFile(`${path}.new`, whole);
  await rename(`${path}.new`, path);
  for (let response = await ready(); response.status === 503;) response = await ready();
  assert.equal((await ready()).status, 200);
});

test('a server does not start if every snapshot is damaged', async () => {
  await using dataDir = await createFilmDatabase();
  await writeFile(await realpath(publishedDatabase(dataDir.path)), 'no database');
  await writeFile(join(dataDir.path, 'duckdb', 'films-before.duckdb'), 'no database');
  await assert.rejects(LiveApp.open({ ...UNHURRIED, dataDir: dataDir.path }), {
    code: 'database-unreadable',
  });
});

test('a request whose headers arrive while the server closes gets a response, the last one', async () => {
  await using dataDir = await createFilmDatabase();
  await using server = await openServer(dataDir.path);
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.write('GET /film/120737 HTTP/1.1\r\nHost: localhost\r\n');
  // a later connection is answered, so the server has read what came before it
  assert.match(await server.textOf('/film/120737'), /"film_id":120737/);
  const closed = server.live.dispatcher.close();
  socket.write('\r\n');
  const answer = await text(socket);
  assert.match(answer, /^HTTP\/1\.1 200 OK\r\n(.+\r\n)*connection: close\r\n/i);
  await closed;
});

/** Serves what a data directory publishes. */
async function openServer(dataDir: string, options: Partial<LiveAppOptions> = {}) {
  const state = { current: '', changed: Promise.withResolvers<void>() };
  await using stack = new AsyncDisposableStack();
  const live = stack.use(
    await LiveApp.open({
      ...UNHURRIED,
      ...options,
      dataDir,
      pollMs: 5,
      onSnapshot({ id }) {
        state.current = id;
        state.changed.resolve();
        state.changed = Promise.withResolvers();
      },
    }),
  );
  const { url } = stack.use(await startServer(live.dispatcher, { port: 0 }));
  const opened = stack.move();
  return {
    live,
    url,
    /** Waits until a snapshot is served. */
    async serves(id: string): Promise<void> {
      while (state.current !== id) await state.changed.promise;
    },
    textOf: async (path: string) => (await fetch(`${url}${path}`)).text(),
    [Symbol.asyncDispose]: async () => opened.disposeAsync(),
  };
}
