import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fastify } from 'fastify';
import { createErrorHandler } from '../../src/api/http/problem.ts';
import { requestIdOf } from '../../src/api/traffic/request-reports.ts';
import { createFilmApp } from '../fixtures/film-app.ts';

test('the server is live, and when it is ready it names its data', async () => {
  await using fixture = await createFilmApp();
  const live = await fixture.app.inject('/health/live');
  assert.deepEqual([live.statusCode, live.json()], [200, { status: 'ok' }]);
  const ready = await fixture.app.inject('/health/ready');
  assert.equal(ready.headers['cache-control'], 'no-store');
  const { age_seconds: age, ...facts } = ready.json();
  assert.ok(Number.isInteger(age));
  assert.deepEqual(facts, {
    status: 'ok',
    snapshot: 'fixture',
    built_at: (await fixture.app.inject('/dataset')).json().built_at,
    films: 21,
    suggestions: 'indexing',
    queries: { running: 0, waiting: 0 },
  });
  await fixture.app.inject('/film/suggest?q=alien');
  assert.equal((await fixture.app.inject('/health/ready')).json().suggestions, 'ready');
});

test('metrics time responses by route and count rejected requests', async () => {
  await using fixture = await createFilmApp({ rateLimits: { film: { max: 2, windowMs: 60_000 } } });
  for (const url of ['/film/120737', '/film/1', '/film/78748', '/no/such/route']) {
    await fixture.app.inject(url);
  }
  const answer = await fixture.app.inject('/metrics');
  assert.match(String(answer.headers['content-type']), /^text\/plain; version=0\.0\.4/);
  const values = valuesOf(answer.body);
  const count = (labels: string): string | undefined =>
    values.get(`reelated_http_request_duration_seconds_count{${labels}}`);
  assert.equal(count('method="GET",route="/film/:film_id",status="200"'), '1');
  assert.equal(count('method="GET",route="/film/:film_id",status="404"'), '1');
  assert.equal(count('method="GET",route="/film/:film_id",status="429"'), '1');
  assert.equal(count('method="GET",route="unknown",status="404"'), '1');
  assert.equal(values.get('reelated_rate_limited_requests_total{limit="film"}'), '1');
  assert.equal(values.get('reelated_snapshot_info{snapshot="fixture"}'), '1');
  assert.equal(values.get('reelated_films'), '21');
  assert.ok(Number(values.get('reelated_snapshot_age_seconds')) !== 0);
  assert.ok(Number(values.get('process_resident_memory_bytes')) > 0);
});

test('a response has the id of its request, the client’s own if it is a plain one', async () => {
  await using fixture = await createFilmApp();
  const idOf = async (id?: string): Promise<string> => {
    const headers = id === undefined ? {} : { 'x-request-id': id };
    return String((await fixture.app.inject({ url: '/film/1', headers })).headers['x-request-id']);
  };
  assert.equal(await idOf('trace-42'), 'trace-42');
  assert.notEqual(await idOf(), await idOf());
  for (const odd of ['', 'a b', 'x'.repeat(65), '{"level":60}', 'é']) {
    assert.match(await idOf(odd), /^[0-9a-f-]{36}$/);
  }
});

test('the log has a line for each response, with the id of its request', async () => {
  const lines: string[] = [];
  const stream = { write: (line: string) => lines.push(line) };
  const logger = fastify({ logger: { level: 'info', stream } }).log;
  await using fixture = await createFilmApp({ logger });
  await fixture.app.inject({ url: '/film/1?x=1', headers: { 'x-request-id': 'trace-42' } });
  const [line] = lines.map((text) => JSON.parse(text));
  assert.equal(lines.length, 1);
  const { reqId, method, url, route, status, client, msg } = line;
  assert.deepEqual(
    { reqId, method, url, route, status, client, msg },
    {
      reqId: 'trace-42',
      method: 'GET',
      url: '/film/1?x=1',
      route: '/film/:film_id',
      status: 400,
      client: '127.0.0.1',
      msg: 'answered',
    },
  );
  assert.equal(typeof line.elapsedMs, 'number');
});

test('an internal error is logged with the id of its request, and not sent', async () => {
  const lines: string[] = [];
  const stream = { write: (line: string) => lines.push(line) };
  const log = fastify({ logger: { level: 'error', stream } }).log;
  const app = fastify({ genReqId: requestIdOf });
  app.setErrorHandler(createErrorHandler(log));
  app.get('/', async () => {
    throw new Error('a secret');
  });
  const answer = await app.inject({ url: '/', headers: { 'x-request-id': 'trace-42' } });
  assert.equal(answer.statusCode, 500);
  assert.doesNotMatch(answer.body, /secret/);
  const [line] = lines.map((text) => JSON.parse(text));
  assert.deepEqual([line.reqId, line.err.message], ['trace-42', 'a secret']);
});

/** The samples of Prometheus' text format by name and labels. */
function valuesOf(text: string): ReadonlyMap<string, string> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const blank = line.lastIndexOf(' ');
      return [line.slice(0, blank), line.slice(blank + 1)];
    }),
  );
}
