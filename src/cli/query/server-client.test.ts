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
  const matchedAsText = ['title', 'person'];
  assert.deepEqual(found, { films: [], total: 12, matchedAsText, nearest: [] });
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

const json = (body: string, status = 200): RequestListener => {
  const type = status === 200 ? 'application/json' : 'application/problem+json';
  return (_request, response) =>
    response.writeHead(status, { ...OURS, 'content-type': type }).end(body);
};

for (const [name, listener] of [
  ['half a JSON', json('[{"film_id":')],
  ['no JSON', json('<html>')],
  ['an object for a list', json('{"films":[]}')],
  ['null', json('null')],
  ['a list of nothing', json('[null]')],
  ['films without a title', json('[{"film_id":1,"year":null,"rating":7,"genres":[]}]')],
  ['a number for genres', json('[{"film_id":1,"title":"a","year":null,"rating":7,"genres":7}]')],
  ['a problem that is none', json('{"error":"x"}', 400)],
  ['a problem with an odd code', json('{"code":"\\u001b[31m","detail":"x"}', 400)],
  ['a problem without words', json('{"code":"overloaded","detail":{}}', 503)],
] as const satisfies readonly (readonly [string, RequestListener])[]) {
  test(`${name} is not understood, and said to be foreign`, async () => {
    assert.match(
      await codeOf(listener),
      /^server-foreign: the server at http:\S+ sent an unexpected response/,
    );
  });
}

test('a body without end is given up, and takes bounded memory', async () => {
  let sent = 0;
  const before = process.memoryUsage().rss;
  const code = await codeOf((_request, response) => {
    response.writeHead(200, OURS);
    const chunk = Buffer.alloc(1024 * 1024, ' ');
    const more = (): void => {
      while (!response.destroyed) {
        sent += chunk.length;
        if (!response.write(chunk)) break;
      }
    };
    response.on('drain', more);
    more();
  });
  assert.match(code, /^server-foreign: .* sent more than 268\.4 MB;/);
  assert.ok(sent < 400 * 1024 * 1024, String(sent));
  assert.ok(process.memoryUsage().rss - before < 900 * 1024 * 1024);
});

test('a problem of a megabyte is shown in a line', async () => {
  const detail = 'x'.repeat(1024 * 1024);
  const code = await codeOf(json(JSON.stringify({ code: 'overloaded', detail }), 503));
  assert.ok(code.length < 2000, String(code.length));
});

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
