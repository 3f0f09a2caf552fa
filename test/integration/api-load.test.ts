import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { fastify } from 'fastify';
import { requestSignal } from '../../src/api/http/request-signal.ts';
import { serverOptions } from '../../src/api/http/server-options.ts';
import { startServer } from '../../src/api/server/server.ts';
import { FilmDatabase } from '../../src/search/film-database.ts';
import { createFilmApp } from '../fixtures/film-app.ts';
import { createFilmDatabase } from '../fixtures/film-database.ts';
import { UNHURRIED } from '../fixtures/unhurried.ts';

/** What the limits of a server are. */
const AS_SERVED = { handlerTimeoutMs: 3000, queryTimeoutMs: 2000 };
const UNREFUSED = new Set([200, 429, 503]);
const ENDLESS =
  'SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE (a.range * b.range) % 7 = 3';

test('a thousand clients at once get a response, or are sent to try again', async () => {
  await using fixture = await createFilmApp({
    rateLimits: { film: { max: 600, windowMs: 60_000 } },
    // the clients share the server's thread, and are slow to send their requests
    timeouts: { headersMs: 60_000, requestMs: 60_000 },
    ...AS_SERVED,
  });
  await using server = await startServer(fixture.app, { port: 0 });
  const agent = new Agent({ maxSockets: Infinity });
  const paths = [
    '/film/120737',
    '/film/120737/similar/0',
    '/film/search?title=a',
    '/film/suggest?q=alien',
    '/film/120737/credits',
  ];
  const answers = Array.from({ length: 1000 }, async (_, i) => {
    const sent = request(`${server.url}${paths[i % paths.length]}`, { agent }).end();
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    await text(answer);
    return answer;
  });
  for (const { statusCode, headers } of await Promise.all(answers)) {
    assert.ok(UNREFUSED.has(statusCode ?? 0), `status ${statusCode}`);
    assert.equal(headers['retry-after'] === undefined, statusCode === 200);
  }
  agent.destroy();
});

test('a hundred hostile searches leave the server running and responsive', async () => {
  await using fixture = await createFilmApp(AS_SERVED);
  await using server = await startServer(fixture.app, { port: 0 });
  const hostile = Array.from({ length: 100 }, async (_, i) => {
    const body = JSON.stringify({
      title: `(.*a){${i % 10}}(x+x+)+y`,
      person: `(a|b|ab)*c{${i}}`,
      exclude_persons: ["'; DROP TABLE films; --"],
    });
    const headers = { 'content-type': 'application/json' };
    return (await fetch(`${server.url}/film/search`, { method: 'POST', headers, body })).status;
  });
  const live = Array.from(
    { length: 20 },
    async () => (await fetch(`${server.url}/health/live`)).status,
  );
  assert.deepEqual(new Set(await Promise.all(live)), new Set([200]));
  for (const status of await Promise.all(hostile)) {
    assert.ok(UNREFUSED.has(status), `status ${status}`);
  }
  assert.equal((await fetch(`${server.url}/film/search?title=alien`)).status, 200);
});

for (const method of ['GET', 'POST'] as const) {
  test(
    `the query of a ${method} ends when its client disconnects`,
    { timeout: 180_000 },
    async () => {
      await using dataDir = await createFilmDatabase();
      await using database = await FilmDatabase.open(dataDir.path, { queryTimeoutMs: 600_000 });
      const started = Promise.withResolvers<void>();
      const ended = Promise.withResolvers<unknown>();
      const app = fastify(serverOptions({ logLevel: 'silent' }));
      app.decorate('handlerTimeoutMs', UNHURRIED.handlerTimeoutMs);
      app.route({
        method,
        url: '/endless',
        handler: async (_request, reply) => {
          const query = database.read(
            async (connection) => {
              started.resolve();
              return connection.run(ENDLESS);
            },
            { signal: requestSignal(reply) },
          );
          query.catch(ended.resolve);
          await query;
        },
      });
      await using server = await startServer(app, { port: 0 });
      const sent = request(`${server.url}/endless`, { method });
      sent.on('error', () => undefined);
      sent.end();
      await started.promise;
      sent.destroy();
      await ended.promise;
      assert.deepEqual(database.queries, { running: 0, waiting: 0 });
    },
  );
}

test(
  'sockets that send nothing, or too slowly, are disconnected',
  { timeout: 180_000 },
  async () => {
    await using fixture = await createFilmApp({ timeouts: { headersMs: 100, requestMs: 100 } });
    await using server = await startServer(fixture.app, { port: 0 });
    const begun = [
      '',
      'GET /film/120737 HTTP/1.1\r\nHost: x\r\n',
      'POST /film/search HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
    ];
    const sockets = Array.from({ length: 300 }, async (_, i) => {
      const socket = connect(server.port, '127.0.0.1');
      await once(socket, 'connect');
      socket.write(begun[i % begun.length] ?? '');
      return text(socket);
    });
    for (const answer of await Promise.all(sockets)) {
      assert.match(answer, /^(HTTP\/1\.1 408 [^]*"code":"request-timeout".*)?$/);
    }
  },
);

test(
  'closing lets a request finish, and disconnects what does not finish',
  { timeout: 180_000 },
  async () => {
    await using fixture = await createFilmApp();
    const server = await startServer(fixture.app, { port: 0, drainMs: 500 });
    const sent = request(`${server.url}/film/search`, { method: 'POST' });
    sent.setHeader('content-type', 'application/json').setHeader('content-length', 2).write('{');
    const idle = connect(server.port, '127.0.0.1');
    const stuck = connect(server.port, '127.0.0.1');
    await Promise.all([once(idle, 'connect'), once(stuck, 'connect')]);
    const ends = [idle, stuck].map(async (socket) => text(socket).catch(() => 'reset'));
    stuck.write('GET /film/1 HTTP/1.1\r\n');
    await once(fixture.app.server, 'request');
    const closed = server.close();
    sent.end('}');
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    assert.equal(answer.statusCode, 200);
    await text(answer);
    await closed;
    await Promise.all(ends);
    await assert.rejects(fetch(server.url));
  },
);
