import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemOfError } from '../../src/api/http/problem.ts';
import { createFilmApp } from '../fixtures/film-app.ts';

test('above its limit a client gets 429 and when to try again, others are not affected', async () => {
  await using fixture = await createFilmApp({
    rateLimits: { film: { max: 2, windowMs: 60_000 } },
  });
  const from = async (remoteAddress: string, headers = {}) =>
    fixture.app.inject({ url: '/film/120737', remoteAddress, headers });

  const first = await from('192.0.2.1');
  assert.equal(first.headers['ratelimit-policy'], '"film";q=2;w=60');
  assert.match(String(first.headers.ratelimit), /^"film";r=1;t=(59|60)$/);
  await from('192.0.2.1');

  const refused = await from('192.0.2.1');
  assert.equal(refused.statusCode, 429);
  assert.equal(refused.json().code, 'rate-limited');
  assert.match(String(refused.headers.ratelimit), /^"film";r=0;t=\d+$/);
  assert.ok(Number(refused.headers['retry-after']) > 0);

  const forged = await from('192.0.2.1', { 'x-forwarded-for': '198.51.100.7' });
  assert.equal(forged.statusCode, 429, 'a forged address changes nothing');
  assert.equal((await from('192.0.2.2')).statusCode, 200);
  const other = await fixture.app.inject({ url: '/dataset', remoteAddress: '192.0.2.1' });
  assert.equal(other.statusCode, 200, 'each group of routes has its own budget');
});

test('an IPv6 network counts as one client', async () => {
  await using fixture = await createFilmApp({ rateLimits: { film: { max: 1, windowMs: 60_000 } } });
  const from = async (remoteAddress: string) =>
    (await fixture.app.inject({ url: '/film/120737', remoteAddress })).statusCode;
  assert.equal(await from('2001:db8:1:1::1'), 200);
  assert.equal(await from('2001:db8:1:1:ffff::2'), 429);
  assert.equal(await from('2001:db8:1:2::1'), 200);
});

test('paths without a route are limited too', async () => {
  await using fixture = await createFilmApp({
    rateLimits: { other: { max: 1, windowMs: 60_000 } },
  });
  assert.equal((await fixture.app.inject({ url: '/nothing' })).statusCode, 404);
  assert.equal((await fixture.app.inject({ url: '/nothing' })).statusCode, 429);
});

test('an unexpected error is reported without its message or stack', () => {
  const problem = problemOfError(new Error('secret'));
  assert.equal(problem.status, 500);
  assert.equal(problem.code, 'internal');
  assert.doesNotMatch(JSON.stringify(problem), /secret/);
  assert.equal(problemOfError('thrown text').code, 'internal');
  assert.equal(problemOfError(undefined).code, 'internal');
});
