import assert from 'node:assert/strict';
import { realpath } from 'node:fs/promises';
import { test, type TestContext } from 'node:test';
import { createFilmDatabase } from '../../../test/fixtures/film-database.ts';
import { publishedDatabase } from '../../snapshot/published-database.ts';
import { createSuggestThread } from './suggest-thread.ts';

const NEVER = new AbortController().signal;

async function threadOf(t: TestContext, file?: string) {
  const dataDir = await createFilmDatabase();
  const path = file ?? (await realpath(publishedDatabase(dataDir.path)));
  const thread = createSuggestThread(path);
  t.after(async () => {
    await thread[Symbol.asyncDispose]();
    await dataDir[Symbol.asyncDispose]();
  });
  return thread;
}

test('suggestions wait until the snapshot is indexed', async (t) => {
  const thread = await threadOf(t);
  assert.equal(thread.isReady, false);
  const [matrix, rings] = await Promise.all([
    thread.suggest('matrix', 1, NEVER),
    thread.suggest('lord of the ri', 2, NEVER),
  ]);
  assert.equal(thread.isReady, true);
  assert.equal(JSON.parse(matrix).length, 1);
  assert.deepEqual(
    JSON.parse(rings).map(({ kind }: { kind: string }) => kind),
    ['film', 'film'],
  );
});

test('a request that is aborted rejects with the reason, and others are not affected', async (t) => {
  const thread = await threadOf(t);
  const client = new AbortController();
  const aborted = thread.suggest('matrix', 1, client.signal);
  const kept = thread.suggest('matrix', 1, NEVER);
  client.abort(new Error('gone'));
  await assert.rejects(aborted, /gone/);
  await assert.rejects(thread.suggest('matrix', 1, client.signal), /gone/);
  assert.equal(JSON.parse(await kept).length, 1);
});

test('a thread that fails rejects its requests, and the next request starts another', async (t) => {
  const thread = await threadOf(t, '/nowhere/films.duckdb');
  for (let attempt = 0; attempt < 2; attempt++) {
    await assert.rejects(thread.suggest('matrix', 1, NEVER));
    assert.equal(thread.isReady, false);
  }
});

test('a thread that never ran has nothing to end', async (t) => {
  const thread = await threadOf(t);
  await thread[Symbol.asyncDispose]();
  assert.equal(thread.isReady, false);
});
