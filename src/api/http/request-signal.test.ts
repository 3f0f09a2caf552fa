import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mock, test } from 'node:test';
import { setImmediate as tick } from 'node:timers/promises';
import { fastify } from 'fastify';
import { HANDLER_TIMEOUT_MS, requestSignal } from './request-signal.ts';

test('the signal is aborted when the client disconnects, and not before', async (t) => {
  const app = fastify().decorate('handlerTimeoutMs', HANDLER_TIMEOUT_MS);
  t.after(async () => app.close());
  const arrived = Promise.withResolvers<AbortSignal>();
  app.get('/', async (_request, reply) => {
    const signal = requestSignal(reply);
    arrived.resolve(signal);
    await once(signal, 'abort');
    return 'too late';
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const client = request({ port, host: '127.0.0.1' });
  client.on('error', () => undefined);
  client.end();
  const signal = await arrived.promise;
  assert.equal(signal.aborted, false);
  client.destroy();
  await once(signal, 'abort');
  assert.equal(signal.reason.name, 'AbortError');
});

test('after three seconds, unless set otherwise, the reason is a query timeout', async (t) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  t.after(() => mock.timers.reset());
  const app = fastify().decorate('handlerTimeoutMs', HANDLER_TIMEOUT_MS);
  const arrived = Promise.withResolvers<AbortSignal>();
  app.get('/', async (_request, reply) => {
    const signal = requestSignal(reply);
    arrived.resolve(signal);
    if (!signal.aborted) await once(signal, 'abort');
    return signal.reason.code;
  });
  const response = app.inject('/').then(({ body }) => body);
  const signal = await arrived.promise;
  mock.timers.tick(2999);
  await tick();
  assert.equal(signal.aborted, false);
  mock.timers.tick(1);
  assert.equal(await response, 'query-timeout');
  await app.close();
});
