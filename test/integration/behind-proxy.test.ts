/** The server behind nginx and Caddy, each configured as `docs/behind-a-proxy.md` says. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import {
  Agent,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
} from 'node:http';
import { connect as connectHttp2 } from 'node:http2';
import { after, before, describe, test } from 'node:test';
import { text } from 'node:stream/consumers';
import type { AppOptions } from '../../src/api/app.ts';
import { LiveApp } from '../../src/api/server/live-app.ts';
import { startServer, type RunningServer } from '../../src/api/server/server.ts';
import { createFilmDatabase } from '../fixtures/film-database.ts';
import { skippedWithout, startCaddy, startNginx } from '../fixtures/proxies/proxies.ts';
import { UNHURRIED } from '../fixtures/unhurried.ts';

const PROXY = { trustProxy: ['127.0.0.1'] };
const BELOW = {
  ...PROXY,
  basePath: '/reelated',
  publicUrl: 'http://films.example/reelated',
};
const UNLIMITED = { max: 1_000_000, windowMs: 60_000 };

async function startLive(options: Omit<AppOptions, 'snapshot'>): Promise<RunningServer> {
  await using stack = new AsyncDisposableStack();
  const { path: dataDir } = stack.use(await createFilmDatabase());
  const live = stack.use(await LiveApp.open({ ...UNHURRIED, ...options, dataDir }));
  const server = stack.use(await startServer(live.dispatcher, { port: 0 }));
  const owned = stack.move();
  return { ...server, [Symbol.asyncDispose]: async () => owned.disposeAsync() };
}

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Request {
  readonly headers?: Readonly<Record<string, string>>;
  /** Which of this machine's addresses it comes from. */
  readonly from?: string;
  readonly body?: unknown;
  readonly agent?: Agent;
}

async function send(
  port: number,
  path: string,
  { headers = {}, from = '127.0.1.1', body, agent }: Request = {},
): Promise<Answer> {
  const json = body === undefined ? undefined : JSON.stringify(body);
  const request = httpRequest({
    port,
    path,
    host: '127.0.0.1',
    localAddress: from,
    method: json === undefined ? 'GET' : 'POST',
    headers: { ...(json !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(agent && { agent }),
  });
  request.end(json);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}

/** A request over TLS and HTTP/2. */
async function sendHttp2(port: number, path: string, headers = {}): Promise<Answer> {
  const session = connectHttp2(`https://localhost:${port}`, { rejectUnauthorized: false });
  try {
    const stream = session.request({ ':path': path, ...headers });
    const [answer] = (await once(stream, 'response')) as [IncomingHttpHeaders];
    const { ':status': status, ...rest } = answer as IncomingHttpHeaders & { ':status': number };
    return { status, headers: rest, body: await text(stream) };
  } finally {
    session.close();
  }
}

const remaining = ({ headers }: Answer): number =>
  Number(/;r=(\d+);/.exec(String(headers['ratelimit']))?.[1]);

const LIST_TOOLS = { jsonrpc: '2.0', id: 1, method: 'tools/list' };

/** Requests to MCP and others: path, body and the expected status. */
const MIXED: readonly (readonly [string, unknown, number])[] = [
  ['/reelated/mcp', LIST_TOOLS, 200],
  ['/reelated/film/78748', undefined, 200],
  ['/reelated/mcp', { ...LIST_TOOLS, method: 'nothing' }, 200],
  ['/reelated/film/similar', { like: [78748], limit: 2 }, 200],
  ['/reelated/mcp', 'no message', 400],
  ['/reelated/nothing', undefined, 404],
];

describe('behind nginx', { skip: skippedWithout('nginx') ?? false, timeout: 600_000 }, () => {
  let server: RunningServer;

  before(async () => {
    const rateLimits = { other: UNLIMITED, film: UNLIMITED, similar: UNLIMITED };
    server = await startLive({ ...BELOW, rateLimits });
  });
  after(async () => server[Symbol.asyncDispose]());

  test('on a host of its own, with TLS and HTTP/2', async () => {
    await using atRoot = await startLive({ ...PROXY, publicUrl: 'https://films.example' });
    await using proxy = await startNginx(0, atRoot.port);
    const page = await sendHttp2(proxy.port, '/films/78748', { accept: 'text/html' });
    assert.equal(page.status, 200);
    assert.match(page.body, /src="\/assets\//);
    const search = await sendHttp2(proxy.port, '/film/search?limit=2');
    assert.match(String(search.headers['link']), /^<\/film\/search\?limit=2&cursor=/);
    const { body } = await sendHttp2(proxy.port, '/openapi.json');
    assert.deepEqual(JSON.parse(body).servers, [{ url: 'https://films.example' }]);
  });

  test('below a path, everything links to what is below it', async () => {
    await using proxy = await startNginx(1, server.port);
    const { status, headers } = await send(proxy.port, '/reelated');
    assert.deepEqual([status, headers.location?.endsWith('/reelated/')], [301, true]);

    const page = await send(proxy.port, '/reelated/films/78748', {
      headers: { accept: 'text/html' },
    });
    const announced = [...String(page.headers.link).matchAll(/<([^>]+)>/g)].map(([, url]) => url);
    const named = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url);
    assert.ok(announced.length > 5 && named.length > 5);
    for (const url of new Set([...announced, ...named])) {
      assert.match(url ?? '', /^\/reelated\//);
      const found = await send(proxy.port, url ?? '');
      assert.ok(found.status === 200 || found.headers.location === '/reelated/docs/', url);
    }
    const search = await send(proxy.port, '/reelated/film/search?limit=2');
    const [, next = ''] = /<([^>]+)>; rel="next"/.exec(String(search.headers.link)) ?? [];
    assert.equal(JSON.parse((await send(proxy.port, next)).body).length, 2);
    const moved = await send(proxy.port, '/reelated/seen', { headers: { accept: 'text/html' } });
    assert.equal(moved.headers.location, '/reelated/for-you');
    for (const path of ['/reelated/openapi.json', '/reelated/docs/json']) {
      const { servers } = JSON.parse((await send(proxy.port, path)).body);
      assert.deepEqual(servers, [{ url: BELOW.publicUrl }], path);
    }
  });

  test('fifty clients have limits of their own, and what they say about themselves changes nothing', async () => {
    const rateLimits = { film: { max: 3, windowMs: 60_000 } };
    await using limited = await startLive({ ...BELOW, rateLimits });
    await using proxy = await startNginx(1, limited.port);
    const clients = Array.from({ length: 50 }, (_, i) => `127.0.1.${i + 1}`);
    for (const left of [2, 1, 0]) {
      const answers = await Promise.all(
        clients.map(async (from) => send(proxy.port, '/reelated/film/78748', { from })),
      );
      assert.deepEqual(new Set(answers.map(remaining)), new Set([left]));
    }
    const [from = ''] = clients;
    const spoofed = ['203.0.113.9', '127.0.0.1', '::1', '1.2.3.4, 127.0.0.1', 'unknown', ''];
    for (const address of spoofed) {
      const headers = {
        'x-forwarded-for': address,
        'x-real-ip': address,
        forwarded: `for=${address}`,
        'x-forwarded-prefix': '/evil',
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'evil',
      };
      const answer = await send(proxy.port, '/reelated/film/78748', { from, headers });
      assert.equal(answer.status, 429, address);
      const search = await send(proxy.port, '/reelated/film/search?limit=2', { from, headers });
      assert.match(String(search.headers.link), /^<\/reelated\/film\/search/);
    }
  });

  // without the line, nginx announces that it closes each connection, and keeps those that the server does
  for (const [count, without] of [
    [2000, undefined],
    [300, 'proxy_set_header Connection "";'],
  ] as const) {
    const title = without === undefined ? '' : `, without ${without}`;
    test(`MCP and other requests share connections without an error${title}`, async () => {
      await using proxy = await startNginx(1, server.port, without);
      using agent = disposable(new Agent({ keepAlive: true, maxSockets: 8 }));
      const headers = {
        host: 'films.example',
        origin: 'http://films.example',
        accept: 'application/json, text/event-stream',
      };
      const answers = await Promise.all(
        Array.from({ length: count }, async (_, i) => {
          const [path, body, expected] = MIXED[i % MIXED.length] ?? [''];
          const { status } = await send(proxy.port, path, { body, headers, agent });
          return { path, status, expected };
        }),
      );
      assert.deepEqual(
        answers.filter(({ status, expected }) => status !== expected),
        [],
      );
    });
  }
});

describe('behind Caddy', { skip: skippedWithout('caddy') ?? false, timeout: 600_000 }, () => {
  test('on a host of its own, with TLS and HTTP/2', async () => {
    await using server = await startLive({ ...PROXY, publicUrl: 'https://films.example' });
    await using proxy = await startCaddy(0, server.port);
    const page = await sendHttp2(proxy.port, '/films/78748', { accept: 'text/html' });
    assert.equal(page.status, 200);
    assert.match(page.body, /src="\/assets\//);
    const spoofed = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-prefix': '/evil' };
    const [one, two] = [
      await sendHttp2(proxy.port, '/film/search?limit=2'),
      await sendHttp2(proxy.port, '/film/search?limit=2', spoofed),
    ];
    assert.equal(remaining(two), remaining(one) - 1);
    assert.match(String(two.headers['link']), /^<\/film\/search/);
  });

  test('below a path that it removes, links begin with the path', async () => {
    await using server = await startLive(PROXY);
    await using proxy = await startCaddy(1, server.port);
    const page = await sendHttp2(proxy.port, '/reelated/films/78748', { accept: 'text/html' });
    assert.match(page.body, /src="\/reelated\/assets\//);
    assert.match(String(page.headers['link']), /^<\/reelated\/assets\//);
    const spoofed = { 'x-forwarded-prefix': '/evil' };
    const search = await sendHttp2(proxy.port, '/reelated/film/search?limit=2', spoofed);
    assert.match(String(search.headers['link']), /^<\/reelated\/film\/search/);
    const { body } = await sendHttp2(proxy.port, '/reelated/openapi.json');
    assert.deepEqual(JSON.parse(body).servers, [{ url: '/reelated' }]);
  });
});

function disposable(agent: Agent): Agent & Disposable {
  return Object.assign(agent, { [Symbol.dispose]: () => agent.destroy() });
}
