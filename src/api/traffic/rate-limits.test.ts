import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { fastify } from 'fastify';
import { pino } from 'pino';
import { createErrorHandler } from '../http/problem.ts';
import { proxyOptions, type ProxySettings } from '../proxy/proxy-settings.ts';
import { Operations } from './operations.ts';
import { registerRateLimits } from './rate-limits.ts';

function appOf(t: TestContext, max: number, proxy: ProxySettings = {}) {
  const operations = new Operations({ rateLimits: { film: { max, windowMs: 60_000 } } });
  const app = fastify(proxyOptions(proxy));
  t.after(async () => app.close());
  app.setErrorHandler(createErrorHandler(pino({ level: 'silent' })));
  registerRateLimits(app, operations);
  app.get('/film', { config: { limit: 'film' } }, () => 'film');
  app.get('/credits', { config: { limit: 'film' } }, () => 'credits');
  app.get('/other', () => 'other');
  return { app, operations };
}

test('responses report the limit and what is left of it', async (t) => {
  const { app } = appOf(t, 3);
  const first = await app.inject('/film');
  assert.equal(first.headers['ratelimit-policy'], '"film";q=3;w=60');
  assert.match(String(first.headers['ratelimit']), /^"film";r=2;t=(59|60)$/);
  const second = await app.inject('/credits');
  assert.match(String(second.headers['ratelimit']), /^"film";r=1;t=/, 'the routes share a limit');
  const other = await app.inject('/other');
  assert.match(String(other.headers['ratelimit-policy']), /^"other";/);
});

test('above the limit a client learns how long to wait, and others are not affected', async (t) => {
  const { app } = appOf(t, 1);
  const from = async (remoteAddress: string) => app.inject({ url: '/film', remoteAddress });
  assert.equal((await from('192.0.2.1')).statusCode, 200);
  const rejected = await from('::ffff:192.0.2.1');
  assert.equal(rejected.statusCode, 429);
  assert.equal(rejected.json().code, 'rate-limited');
  assert.match(rejected.json().detail, /at most 1 requests of this kind in 60 seconds/);
  assert.match(String(rejected.headers['retry-after']), /^(59|60)$/);
  assert.match(String(rejected.headers['ratelimit']), /^"film";r=0;/);
  assert.equal((await from('192.0.2.2')).statusCode, 200);
  assert.equal((await app.inject('/other')).statusCode, 200);
});

test('rejected requests are counted by limit in the metrics', async (t) => {
  const { app, operations } = appOf(t, 1);
  await app.inject('/film');
  await app.inject('/film');
  await app.inject('/film');
  const text = await operations.metricsText();
  assert.match(text, /^reelated_rate_limited_requests_total\{limit="film"\} 2$/m);
});

test('behind a trusted proxy, a client is who the proxy says; otherwise it is who connects', async (t) => {
  const { app } = appOf(t, 100, { trustProxy: ['10.0.0.0/8', 'fd00::/8'] });
  const left = async (remoteAddress: string, forwardedFor: string) => {
    const headers = { 'x-forwarded-for': forwardedFor };
    const answer = await app.inject({ url: '/film', remoteAddress, headers });
    return Number(/;r=(\d+)/.exec(String(answer.headers['ratelimit']))?.[1]);
  };
  assert.equal(await left('10.0.0.1', '192.0.2.1'), 99);
  // through two proxies, with a port, and with what the client itself has sent before it
  assert.equal(await left('fd00::1', '203.0.113.9, 192.0.2.1:4711, 10.0.0.2'), 98);
  assert.equal(await left('::ffff:10.0.0.1', '10.0.0.7, ::ffff:192.0.2.1'), 97);
  assert.equal(await left('10.0.0.1', '192.0.2.2'), 99);
  // a client that can choose its address within a /64
  assert.equal(await left('10.0.0.1', '2001:db8::1'), 99);
  assert.equal(await left('10.0.0.1', '2001:db8::9:1'), 98);
  assert.equal(await left('10.0.0.1', '2001:db8:0:1::1'), 99);
  // one that connects directly, whatever it sends
  assert.equal(await left('192.0.2.3', '192.0.2.1'), 99);
  assert.equal(await left('192.0.2.3', '10.0.0.1'), 98);
  assert.equal(await left('192.0.2.3', '10.0.0.1, 10.0.0.2'), 97);
});
