import assert from 'node:assert/strict';
import { request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { fastify } from 'fastify';
import { pino } from 'pino';
import { Operations } from './operations.ts';
import type { RequestEvent } from './request-event.ts';
import { reportRequests, requestIdOf } from './request-reports.ts';

function appOf(t: TestContext) {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => lines.push(JSON.parse(line)) });
  const operations = new Operations();
  const events: RequestEvent[] = [];
  const reported = Promise.withResolvers<void>();
  operations.report = (event) => {
    events.push(event);
    reported.resolve();
  };
  const app = fastify({ genReqId: requestIdOf });
  t.after(async () => app.close());
  reportRequests(app, operations, log);
  return { app, events, lines, reported: reported.promise };
}

test('a response is reported by its route and logged with its URL', async (t) => {
  const { app, events, lines } = appOf(t);
  app.get('/film/:film_id', async (_request, reply) => reply.code(404).send('nothing'));
  const headers = { 'x-request-id': 'trace-42' };
  const response = await app.inject({ url: '/film/7?x=1', headers });
  assert.equal(response.headers['x-request-id'], 'trace-42');
  const [event] = events;
  assert.ok(event?.type === 'answered' && event.elapsedMs >= 0);
  assert.deepEqual(event, {
    type: 'answered',
    method: 'GET',
    route: '/film/:film_id',
    status: 404,
    elapsedMs: event.elapsedMs,
  });
  const { reqId, url, route, status, client } = lines[0] ?? {};
  assert.deepEqual(
    { reqId, url, route, status, client },
    {
      reqId: 'trace-42',
      url: '/film/7?x=1',
      route: '/film/:film_id',
      status: 404,
      client: '127.0.0.1',
    },
  );
});

test('a path without a route is reported as unknown', async (t) => {
  const { app, events } = appOf(t);
  await app.inject('/nothing');
  assert.ok(events[0]?.type === 'answered' && events[0].route === 'unknown');
});

test('a client that disconnects first is reported with status 499', async (t) => {
  const { app, events, reported } = appOf(t);
  const left = Promise.withResolvers<void>();
  app.get('/slow', async () => {
    client.destroy();
    await left.promise;
    return 'too late';
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  app.server.once('connection', (socket) => socket.once('close', () => left.resolve()));
  const client = request({ port, host: '127.0.0.1', path: '/slow' });
  client.on('error', () => undefined);
  client.end();
  await left.promise;
  await reported;
  assert.ok(events[0]?.type === 'answered' && events[0].status === 499);
});

test('a client’s id is used if it is a plain one', () => {
  const idOf = (id?: string) =>
    requestIdOf({ headers: { 'x-request-id': id } } as unknown as IncomingMessage);
  assert.equal(idOf('a-1.b:c_D'), 'a-1.b:c_D');
  for (const odd of [undefined, '', 'a b', 'a\nb', 'x'.repeat(65)]) {
    assert.match(idOf(odd), /^[\da-f]{8}-[\da-f-]{27}$/);
  }
});
