import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { fastify } from 'fastify';
import { varyBy } from '../compression/vary-by.ts';
import { sendJson } from '../http/send-json.ts';
import { handleUnknownRoutes } from '../pages/unknown-routes.ts';
import { allowOrigins } from './cross-origin.ts';

const FILMS = 'https://films.example';

function appOf(t: TestContext, origins: readonly string[]) {
  const app = fastify();
  t.after(async () => app.close());
  allowOrigins(app, origins);
  handleUnknownRoutes(app);
  app.get('/film', (_request, reply) => reply.header('vary', 'Accept').send('film'));
  app.get('/json', (_request, reply) => {
    varyBy(reply, 'Accept');
    return sendJson(reply, '{}');
  });
  app.get('/fault', () => Promise.reject(new Error('a fault')));
  return app;
}

test('pages of the named sites may read responses and all their headers, errors included', async (t) => {
  const app = appOf(t, ['http://other.example:8080', FILMS]);
  for (const url of ['/film', '/json', '/fault', '/nothing']) {
    const { headers } = await app.inject({ url, headers: { origin: FILMS } });
    assert.equal(headers['access-control-allow-origin'], FILMS, url);
    assert.equal(headers['access-control-expose-headers'], '*', url);
    assert.equal(headers['access-control-allow-credentials'], undefined, url);
  }
});

test('nobody else may, and caches keep the two apart', async (t) => {
  const app = appOf(t, [FILMS]);
  const others = ['http://films.example', `${FILMS}:8443`, 'https://x.films.example', 'null'];
  for (const origin of [...others, '']) {
    const given = origin === '' ? {} : { origin };
    for (const [url, vary] of [
      ['/film', 'Accept, Origin'],
      ['/json', 'Origin, Accept'],
    ] as const) {
      const { headers } = await app.inject({ url, headers: given });
      assert.equal(headers['access-control-allow-origin'], undefined, origin);
      assert.equal(headers.vary, vary, origin);
    }
  }
});

test('a preflight is answered for the named sites only', async (t) => {
  const app = appOf(t, [FILMS]);
  const preflight = async (origin: string) =>
    app.inject({
      method: 'OPTIONS',
      url: '/film',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
  const { statusCode, headers } = await preflight(FILMS);
  assert.equal(statusCode, 204);
  assert.equal(headers['access-control-allow-methods'], 'GET, HEAD, POST');
  assert.equal(headers['access-control-allow-headers'], '*');
  assert.equal((await preflight('https://other.example')).statusCode, 405);
  const plain = { method: 'OPTIONS', url: '/film', headers: { origin: FILMS } } as const;
  assert.equal((await app.inject(plain)).statusCode, 405);
});

test('without named sites, responses do not depend on the origin', async (t) => {
  const { headers } = await appOf(t, []).inject({ url: '/film', headers: { origin: FILMS } });
  assert.equal(headers['access-control-allow-origin'], undefined);
  assert.equal(headers.vary, 'Accept');
});
