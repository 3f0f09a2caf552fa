import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { ReelatedError } from '../../errors.ts';
import { serverSource } from './server-source.ts';

const OURS = { 'x-snapshot': 'fixture', 'content-type': 'application/json' };

/** What becomes of a search on a server. */
async function searchOn(listener: RequestListener, stop = new AbortController()) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const source = serverSource(`http://127.0.0.1:${port}/`, stop.signal);
  try {
    return await source.search({ criteria: { title: 'alien' } }, 5);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function codeOf(listener: RequestListener): Promise<string> {
  try {
    await searchOn(listener);
  } catch (error) {
    assert.ok(error instanceof ReelatedError, String(error));
    assert.match(String(error.data['server']), /^http:\/\/127\.0\.0\.1:/);
    return `${error.code}: ${error.message}`;
  }
  return assert.fail('no error');
}

test('a search is sent with its limit, and its total and notes are read', async () => {
  const requests: string[] = [];
  const bodies: Promise<string>[] = [];
  const found = await searchOn((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    bodies.push(text(request));
    const headers = { 'x-total-count': '12', 'x-matched-as-text': 'title, person' };
    response.writeHead(200, { ...OURS, ...headers }).end('[]');
  });
  assert.deepEqual(requests, ['POST /film/search?limit=5']);
  assert.deepEqual(await Promise.all(bodies), ['{"title":"alien"}']);
  assert.deepEqual(found, { films: [], total: 12, matchedAsText: ['title', 'person'] });
});

test('a problem of the server becomes an error with its code', async () => {
  const problem = { status: 503, code: 'overloaded', detail: 'too many queries' };
  const code = await codeOf((_request, response) =>
    response
      .writeHead(503, { 'content-type': 'application/problem+json' })
      .end(JSON.stringify(problem)),
  );
  assert.equal(code, 'overloaded: too many queries');
});

for (const [name, listener] of [
  ['a page', (_request, response) => response.end('<p>Hello.</p>')],
  ['an error of a proxy', (_request, response) => response.writeHead(502).end('{}')],
] as const satisfies readonly (readonly [string, RequestListener])[]) {
  test(`${name} is not from Reelated`, async () => {
    assert.match(await codeOf(listener), /^server-foreign: the server at http:\S+ is not Reelated/);
  });
}

for (const [name, listener] of [
  ['a connection that breaks', (_request, response) => response.destroy()],
  [
    'a response that is cut off',
    (_request, response) => {
      response.writeHead(200, { ...OURS, 'content-length': '1000' }).write('[');
      setTimeout(() => response.destroy(), 50);
    },
  ],
] as const satisfies readonly (readonly [string, RequestListener])[]) {
  test(`${name} makes the server unreachable`, async () => {
    assert.match(await codeOf(listener), /^server-unreachable: cannot reach the server at http:/);
  });
}

test('a stopped command waits for no response', async () => {
  const stop = new AbortController();
  const reason = new Error('stopped by SIGINT');
  const waiting = searchOn(() => stop.abort(reason), stop);
  await assert.rejects(waiting, reason);
});

test('a file is passed on as it comes', async () => {
  const server = createServer((_request, response) => {
    const headers = { ...OURS, 'content-disposition': 'attachment' };
    response.writeHead(200, headers).write('film_id');
    setTimeout(() => response.end(',title\r\n'), 20);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const to = new PassThrough();
  const first = once(to, 'data');
  const source = serverSource(`http://127.0.0.1:${port}/`, new AbortController().signal);
  const exporting = source.exportSearch({ criteria: {} }, { format: 'csv', limit: undefined, to });
  assert.equal(String((await first)[0]), 'film_id');
  const rest = text(to);
  assert.deepEqual(await exporting, []);
  to.end();
  assert.equal(await rest, ',title\r\n');
  server.close();
});
