import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { fastify } from 'fastify';
import { checkAddress, startServer } from './server.ts';

test('a port in use is reported with what to do', async () => {
  const first = fastify();
  await using running = await startServer(first, { port: 0 });
  const { port } = running;
  const expected = {
    code: 'address-unusable',
    message: `port ${port} on 127.0.0.1 is in use; stop the program that uses it, or choose another with --port`,
    data: { host: '127.0.0.1', port },
  };
  await assert.rejects(checkAddress({ port }), expected);
  const second = fastify();
  await assert.rejects(startServer(second, { port }), expected);
  await second.close();
});

test('an invalid port is rejected without listening', async () => {
  for (const port of [-1, 1.5, 65_536]) {
    const app = fastify();
    await assert.rejects(startServer(app, { port }), /out of range/);
    assert.equal(app.server.listening, false);
  }
});

test('checking an address leaves it free', async () => {
  const running = await startServer(fastify(), { port: 0 });
  const { port, url } = running;
  assert.equal(url, `http://127.0.0.1:${port}`);
  await running.close();
  await checkAddress({ port });
  await using again = await startServer(fastify(), { port });
  assert.equal(again.port, port);
});

test('connections that are still open after the drain time are closed', async () => {
  const app = fastify();
  const arrived = Promise.withResolvers<void>();
  app.get('/', async () => {
    arrived.resolve();
    await once(app.server, 'never');
  });
  const running = await startServer(app, { port: 0, drainMs: 50 });
  const response = fetch(running.url);
  response.catch(() => undefined);
  await arrived.promise;
  await running.close();
  await assert.rejects(response);
});
