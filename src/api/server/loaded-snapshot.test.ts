import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { setImmediate as tick } from 'node:timers/promises';
import { fastify } from 'fastify';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { LoadedSnapshot } from './loaded-snapshot.ts';

async function servedBy(
  t: TestContext,
  closeSnapshot: () => Promise<void> = async () => undefined,
) {
  const closed: string[] = [];
  const running = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  const app = fastify();
  app.addHook('onClose', async () => void closed.push('app'));
  app.get('/slow', async () => {
    running.resolve();
    await finish.promise;
    return 'done';
  });
  await app.ready();
  // all that it needs of a snapshot is that it can be closed
  const snapshot = {
    [Symbol.asyncDispose]: async () => {
      closed.push('snapshot');
      await closeSnapshot();
    },
  } as unknown as Snapshot;
  const loaded = new LoadedSnapshot(snapshot, app);
  const server = createServer((request, response) => loaded.handle(request, response));
  t.after(() => server.close());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slow`;
  return { loaded, url, running: running.promise, finish: finish.resolve, closed };
}

test('a snapshot without requests is closed at once, after its app', async (t) => {
  const { loaded, closed } = await servedBy(t);
  await loaded.retire();
  assert.deepEqual(closed, ['app', 'snapshot']);
});

test('a request in progress keeps its snapshot open until it has its response', async (t) => {
  const { loaded, url, running, finish, closed } = await servedBy(t);
  const response = fetch(url);
  await running;
  const retired = loaded.retire();
  await tick();
  assert.deepEqual(closed, []);
  finish();
  assert.equal(await (await response).text(), 'done');
  await retired;
  assert.deepEqual(closed, ['app', 'snapshot']);
});

test('a client that disconnects returns its lease', async (t) => {
  const { loaded, url, running, closed } = await servedBy(t);
  const client = new AbortController();
  const response = fetch(url, { signal: client.signal });
  await running;
  const retired = loaded.retire();
  client.abort();
  await assert.rejects(response);
  await retired;
  assert.deepEqual(closed, ['app', 'snapshot']);
});

test('retiring twice closes once', async (t) => {
  const { loaded, closed } = await servedBy(t);
  await Promise.all([loaded.retire(), loaded.retire()]);
  assert.deepEqual(closed, ['app', 'snapshot']);
});

test('an error in closing is thrown to the caller of retire', async (t) => {
  const { loaded } = await servedBy(t, async () => Promise.reject(new Error('still in use')));
  await assert.rejects(loaded.retire(), /still in use/);
});
