import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { startServer, type RunningServer } from '../../src/api/server/server.ts';
import { createFilmApp, type FixtureApp } from '../fixtures/film-app.ts';

let fixture: FixtureApp;
let server: RunningServer;

before(async () => {
  fixture = await createFilmApp();
  server = await startServer(fixture.app, { port: 0 });
});
after(async () => {
  await server.close();
  await fixture[Symbol.asyncDispose]();
});

const LIST_TOOLS = { jsonrpc: '2.0', id: 1, method: 'tools/list' };

/** Sends a request to `/mcp` that names a host, which `fetch` does not let one choose. */
async function postAs(host: string, body: unknown, port = server.port): Promise<string> {
  const json = JSON.stringify(body);
  const socket = connect(port, '127.0.0.1');
  socket.write(
    [
      'POST /mcp HTTP/1.1',
      `Host: ${host}`,
      'Connection: close',
      'Content-Type: application/json',
      'Accept: application/json, text/event-stream',
      `Content-Length: ${Buffer.byteLength(json)}`,
      '',
      json,
    ].join('\r\n'),
  );
  return text(socket);
}

test('MCP is only for its own hosts, whatever the request calls itself', async () => {
  for (const host of ['localhost:1', '127.0.0.1', '[::1]:8000']) {
    assert.match(await postAs(host, LIST_TOOLS), /^HTTP\/1\.1 200 /, host);
  }
  for (const host of ['evil.example', 'localhost.evil.example:8000', '192.0.2.1']) {
    const answer = await postAs(host, LIST_TOOLS);
    assert.match(answer, /^HTTP\/1\.1 403 /, host);
    assert.match(answer, /"code":"host-refused"/);
  }
  const named = await createFilmApp({ host: 'films.lan', allowedHosts: ['films.example'] });
  await using running = await startServer(named.app, { port: 0 });
  for (const host of ['films.lan:8000', 'films.example']) {
    assert.match(await postAs(host, LIST_TOOLS, running.port), /^HTTP\/1\.1 200 /, host);
  }
  assert.match(await postAs('evil.example', LIST_TOOLS, running.port), /^HTTP\/1\.1 403 /);
  await running.close();
  await named[Symbol.asyncDispose]();
});

test('MCP closes a connection when the client asks for it, and says so', async () => {
  // the socket would not end otherwise
  const [head = ''] = (await postAs('localhost', LIST_TOOLS)).split('\r\n\r\n');
  assert.match(head, /^connection: close$/im);
  assert.doesNotMatch(head, /keep-alive/i);
});

test('each message of a batch counts, and a batch has at most ten', async () => {
  const limited = await createFilmApp({ rateLimits: { other: { max: 12, windowMs: 60_000 } } });
  const post = async (messages: number) =>
    limited.app.inject({
      method: 'POST',
      url: '/mcp',
      headers: { accept: 'application/json, text/event-stream' },
      payload: Array.from({ length: messages }, (_, id) => ({ ...LIST_TOOLS, id })),
    });
  const long = await post(11);
  assert.equal(long.json().code, 'request-invalid');
  const first = await post(10);
  assert.equal(first.statusCode, 200);
  assert.match(String(first.headers['ratelimit']), /;r=1;/);
  const second = await post(2);
  assert.equal(second.json().code, 'rate-limited');
  assert.ok(Number(second.headers['retry-after']) > 0);
  await limited[Symbol.asyncDispose]();
});
