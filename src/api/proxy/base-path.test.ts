import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import { fastify } from 'fastify';
import { basePathOf, plainPath } from './base-path.ts';
import { proxyOptions, type ProxySettings } from './proxy-settings.ts';

/** Responds with the path that a route sees and the one that its links begin with. */
function requester(t: TestContext, settings: ProxySettings) {
  const app = fastify(proxyOptions(settings));
  t.after(async () => app.close());
  app.setNotFoundHandler((request) => [request.url, basePathOf(request)]);
  return async (url: string, headers: Readonly<Record<string, string>> = {}): Promise<unknown> =>
    (await app.inject({ url, headers, remoteAddress: '127.0.0.1' })).json();
}

test('a path has one spelling', () => {
  assert.deepEqual(
    ['/', '', 'a', '/a', 'a/', '/a/', '//a', '/a/b-c.d_e~f'].map((text) => plainPath(text)),
    ['', '', '/a', '/a', '/a', '/a', '/a', '/a/b-c.d_e~f'],
  );
});

for (const text of [
  '/..',
  '/a/../b',
  '/a/.',
  '/./a',
  '/a//b',
  '/a//',
  '/a b',
  '/a%20b',
  '/%2e%2e',
  '/"onload=',
  '/a?b',
  '/a#b',
  String.raw`\a`,
  '/ä',
  'https://films.example/a',
  '/a\r\nx: y',
  `/${'a'.repeat(200)}`,
]) {
  test(`${JSON.stringify(text.slice(0, 30))} is not a base path`, () => {
    assert.equal(plainPath(text), undefined);
  });
}

test('without settings, nothing is rewritten', () => {
  assert.deepEqual(proxyOptions({}), { trustProxy: false });
  assert.deepEqual(proxyOptions({ publicUrl: 'https://films.example' }), { trustProxy: false });
});

describe('a base path', () => {
  test('is removed before the routes see it', async (t) => {
    const request = requester(t, { basePath: '/reelated' });
    assert.deepEqual(await request('/reelated'), ['/', '/reelated']);
    assert.deepEqual(await request('/reelated?a=/b'), ['/?a=/b', '/reelated']);
    assert.deepEqual(await request('/reelated/'), ['/', '/reelated']);
    assert.deepEqual(await request('/reelated/film/1?x'), ['/film/1?x', '/reelated']);
  });

  test('has everything below it, but for the health that programs on the same machine ask for', async (t) => {
    const request = requester(t, { basePath: '/reelated' });
    for (const url of [
      '/',
      '/film/1',
      '/reelatedx',
      '/reelated.js',
      '/Reelated/',
      '/x/reelated/',
    ]) {
      assert.deepEqual(await request(url), ['/outside-base-path', '/reelated'], url);
    }
    assert.deepEqual(await request('/health/ready'), ['/health/ready', '/reelated']);
    assert.deepEqual(await request('/reelated/health/ready'), ['/health/ready', '/reelated']);
  });
});

describe('X-Forwarded-Prefix', () => {
  const headers = { 'x-forwarded-prefix': '/films' };

  test('of a trusted proxy is what links begin with, followed by the base path', async (t) => {
    const stripped = requester(t, { trustProxy: ['127.0.0.1'] });
    assert.deepEqual(await stripped('/film/1', headers), ['/film/1', '/films']);
    assert.deepEqual(await stripped('/film/1'), ['/film/1', '']);
    const both = requester(t, { trustProxy: ['1'], basePath: '/reelated' });
    assert.deepEqual(await both('/reelated/film/1', headers), ['/film/1', '/films/reelated']);
  });

  test('of anybody else is nothing', async (t) => {
    for (const settings of [
      {},
      { basePath: '/reelated' },
      { trustProxy: ['10.0.0.0/8'], basePath: '/reelated' },
    ]) {
      const request = requester(t, settings);
      const base = settings.basePath ?? '';
      assert.deepEqual(await request(`${base}/film/1`, headers), ['/film/1', base]);
    }
  });

  test('that is not a plain path is nothing', async (t) => {
    const request = requester(t, { trustProxy: ['1'] });
    for (const prefix of ['/"><script>', '/a/../b', '/a, /b', 'https://films.example/', '/%20']) {
      const got = await request('/film/1', { 'x-forwarded-prefix': prefix });
      assert.deepEqual(got, ['/film/1', ''], prefix);
    }
    const got = await request('/film/1', { 'x-forwarded-prefix': '//films.example/' });
    assert.deepEqual(got, ['/film/1', '/films.example']);
  });

  test('gives way to the public URL', async (t) => {
    const publicUrl = 'https://films.example/a/reelated';
    const request = requester(t, { trustProxy: ['1'], basePath: '/reelated', publicUrl });
    assert.deepEqual(await request('/reelated/film/1', headers), ['/film/1', '/a/reelated']);
    const atRoot = requester(t, { trustProxy: ['1'], publicUrl: 'https://films.example' });
    assert.deepEqual(await atRoot('/film/1', headers), ['/film/1', '']);
  });
});
