/** A server starts before it has read every part of its file; damage there is found right after. */
import assert from 'node:assert/strict';
import { open, realpath } from 'node:fs/promises';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { LiveApp } from '../../src/api/server/live-app.ts';
import { openDuckDB } from '../../src/duckdb/connect.ts';
import { messageOf } from '../../src/errors.ts';
import { publishedDatabase } from '../../src/snapshot/published-database.ts';
import { createFilmDatabase } from '../fixtures/film-database.ts';
import { markedSnapshots, marksOf } from '../fixtures/marked-snapshots.ts';
import { UNHURRIED } from '../fixtures/unhurried.ts';

const READY = '/health/ready';

/** Flips a bit in a block of a published file that no response needs. */
async function flipUnreadBit(dataDir: string): Promise<void> {
  const path = await realpath(publishedDatabase(dataDir));
  const block = await addUnreadTable(path);
  await using file = await open(path, 'r+');
  const byte = Buffer.alloc(1);
  // DuckDB's headers come before its blocks
  const place = 3 * 4096 + block * 262_144 + 1000;
  await file.read(byte, 0, 1, place);
  await file.write(Buffer.of((byte[0] ?? 0) ^ 1), 0, 1, place);
}

/** Adds a table that fills whole blocks; returns the number of one of them. */
async function addUnreadTable(path: string): Promise<number> {
  using session = await openDuckDB({ path });
  const { connection } = session;
  await connection.run(
    'CREATE TABLE unread AS SELECT hash(i) AS value FROM range(200_000) AS t (i)',
  );
  await connection.run('CHECKPOINT');
  const found = await connection.runAndReadAll(
    `SELECT max(block_id) FROM pragma_storage_info('unread') WHERE segment_type = 'UBIGINT'`,
  );
  return Number(found.getRows()[0]?.[0]);
}

/** Leaves the model without an array, which is seen when the films have been read. */
async function damageModel(dataDir: string): Promise<void> {
  using session = await openDuckDB({ path: await realpath(publishedDatabase(dataDir)) });
  await session.connection.run(`DELETE FROM similarity_model WHERE "array" = 'row_terms'`);
}

const DAMAGES = [
  ['a block', flipUnreadBit, /^before: .*films-latest\.duckdb is damaged: .*checksum/],
  ['the model', damageModel, /^before: .*films-latest\.duckdb cannot be read: .*lacks row_terms/],
] as const;

for (const [what, damage, message] of DAMAGES) {
  test(`a server that finds ${what} damaged after its start changes to the previous snapshot`, async () => {
    await using dataDir = await createFilmDatabase();
    await using snapshots = await markedSnapshots(dataDir.path);
    await snapshots.publish('before');
    await snapshots.publish('latest');
    await damage(dataDir.path);
    const found = Promise.withResolvers<string>();
    const changed = Promise.withResolvers<string>();
    await using live = await LiveApp.open({
      ...UNHURRIED,
      dataDir: dataDir.path,
      pollMs: 5,
      onFallback: (error, { id }) => found.resolve(`${id}: ${messageOf(error)}`),
      onSnapshot: ({ id }) => changed.resolve(id),
    });
    assert.match(await found.promise, message);
    assert.equal(await changed.promise, 'before');
    const film = await live.dispatcher.inject('/film/120737');
    assert.deepEqual([...marksOf(film.body)], ['before']);
    assert.equal((await live.dispatcher.inject(READY)).statusCode, 200);
  });
}

test('a server that finds damage after its start and has nothing else is not ready', async () => {
  await using dataDir = await createFilmDatabase();
  await flipUnreadBit(dataDir.path);
  await using live = await LiveApp.open({ ...UNHURRIED, dataDir: dataDir.path, pollMs: 5 });
  while ((await live.dispatcher.inject(READY)).statusCode === 200) await sleep(5);
  const response = await live.dispatcher.inject(READY);
  assert.equal(response.statusCode, 503);
  assert.equal(response.json().code, 'snapshot-damaged');
});

test('a server whose model cannot be read serves films, and says what is wrong', async () => {
  await using dataDir = await createFilmDatabase();
  await damageModel(dataDir.path);
  await using live = await LiveApp.open({ ...UNHURRIED, dataDir: dataDir.path });
  const { dispatcher } = live;
  assert.equal((await dispatcher.inject('/film/120737')).statusCode, 200);
  const film = { film_id: 120737, rating: 9 };
  for (const request of [
    { url: '/film/120737/similar/0.1' },
    { url: '/film/120737/similar' },
    { url: '/film/120737/compare/167260' },
    { url: '/film/for-you', method: 'POST', payload: { ratings: [film] } },
  ] as const) {
    const response = await dispatcher.inject(request);
    assert.equal(response.statusCode, 503, request.url);
    assert.equal(response.json().code, 'snapshot-damaged');
    assert.doesNotMatch(response.body, /duckdb/, 'no path of this machine');
  }
});
