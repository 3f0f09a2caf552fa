import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { RunEventBody } from '../../workflow/event.ts';
import { RunProgress } from '../../workflow/views/run-progress.ts';
import type { BuildJson } from '../openapi/schemas/operations/build.ts';
import { Operations } from '../traffic/operations.ts';
import { buildPlaceholderApp, type PlaceholderOptions } from './placeholder-app.ts';

const HTML = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const AT_WORK: readonly RunEventBody[] = [
  { type: 'run-started', run: 'r', workers: 1, tasks: ['Download', 'Films', 'Genres'] },
  { type: 'task-fresh', task: 'Download' },
  { type: 'task-started', task: 'Films', reasons: [] },
  { type: 'task-progress', task: 'Films', progress: { done: 5e6, total: 1e7, unit: 'bytes' } },
  { type: 'task-note', task: 'Films', message: 'reads /data/of/mine/<b>.tsv' },
];

async function placeholder(
  t: TestContext,
  bodies: readonly RunEventBody[] = AT_WORK,
  options: Partial<PlaceholderOptions> = {},
) {
  const progress = new RunProgress();
  for (const body of bodies) progress.sink({ at: '2026-11-22T10:31:00.000Z', ...body });
  const app = await buildPlaceholderApp({
    dataDir: '/data/of/mine',
    operations: new Operations(),
    build: () => progress.view(),
    logLevel: 'silent',
    ...options,
  });
  t.after(async () => app.close());
  return app;
}

test('while the first snapshot is built, the server is live but not ready', async (t) => {
  const app = await placeholder(t);
  const live = await app.inject('/health/live');
  assert.deepEqual([live.statusCode, live.json()], [200, { status: 'ok' }]);
  const ready = await app.inject('/health/ready');
  assert.equal(ready.statusCode, 503);
  assert.equal(ready.headers['content-type'], 'application/problem+json');
  assert.equal(ready.headers['cache-control'], 'no-store');
  assert.equal(ready.headers['retry-after'], '5');
  const { code, detail, build } = ready.json<{ code: string; detail: string; build: BuildJson }>();
  assert.equal(code, 'building');
  assert.equal(detail, 'the first snapshot is being built (1 of 3 tasks done)');
  assert.deepEqual(build, {
    started_at: '2026-11-22T10:31:00.000Z',
    tasks_done: 1,
    tasks: [
      { task: 'Download', state: 'fresh', status: 'up to date' },
      { task: 'Films', state: 'running', status: '5.0 MB of 10.0 MB (50 %); reads <b>.tsv' },
      { task: 'Genres', state: 'waiting', status: 'waiting' },
    ],
  });
});

test('programs are asked to come back, for any request', async (t) => {
  const app = await placeholder(t);
  const broken = { 'content-type': 'application/json' };
  for (const request of [
    { url: '/' },
    { url: '/film/78748' },
    { url: '/no/such/route' },
    { url: '/film/78748', headers: HTML, method: 'HEAD' },
    { url: '/film/search', method: 'POST', payload: '{', headers: broken },
    { url: '/mcp', method: 'POST', payload: { jsonrpc: '2.0' } },
  ] as const) {
    const response = await app.inject(request);
    assert.equal(response.statusCode, 503, request.url);
    assert.equal(response.headers['retry-after'], '5');
    if (!('method' in request && request.method === 'HEAD')) {
      assert.equal(response.json<{ code: string }>().code, 'building');
    }
  }
});

test('people get a page that shows how far the build is, at any address', async (t) => {
  const app = await placeholder(t);
  for (const url of ['/', '/films/78748', '/docs', '/no/such/page']) {
    const { statusCode, headers, body } = await app.inject({ url, headers: HTML });
    assert.equal(statusCode, 503);
    assert.equal(headers['retry-after'], '5');
    assert.match(String(headers['content-type']), /^text\/html/);
    assert.match(String(headers['content-security-policy']), /script-src 'self'/);
    assert.match(body, /<h1>Building the films<\/h1>/);
    assert.match(body, /1 of 3 tasks done/);
    assert.match(body, /<progress max="3" value="1"/);
    assert.match(body, /reads &lt;b&gt;\.tsv/);
    assert.doesNotMatch(body, /<b>|\/data\/of\/mine|type="module"/);
    assert.match(body, /<noscript><meta http-equiv="refresh" content="5" \/><\/noscript>/);
  }
});

test('the page can be shown before the build has begun, and below a path', async (t) => {
  const app = await placeholder(t, [], { basePath: '/reelated' });
  const { body } = await app.inject({ url: '/reelated/', headers: HTML });
  assert.match(body, /about to start/);
  const own = [...body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url = '']) => url);
  assert.ok(own.length >= 2);
  for (const url of own) {
    assert.ok(url.startsWith('/reelated/'), url);
    assert.equal((await app.inject(url)).statusCode, 200, url);
  }
  assert.equal((await app.inject('/health/live')).statusCode, 200);
});

test('limits and metrics work as later', async (t) => {
  const rateLimits = { other: { max: 1, windowMs: 60_000 } };
  const app = await placeholder(t, AT_WORK, { operations: new Operations({ rateLimits }) });
  assert.equal((await app.inject('/film/78748')).statusCode, 503);
  assert.equal((await app.inject('/film/78748')).statusCode, 429);
});
