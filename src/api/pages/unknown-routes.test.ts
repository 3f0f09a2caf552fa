import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { fastify } from 'fastify';
import { handleUnknownRoutes } from './unknown-routes.ts';

function appOf(t: TestContext) {
  const app = fastify({ routerOptions: { ignoreTrailingSlash: true } });
  t.after(async () => app.close());
  handleUnknownRoutes(app);
  app.get('/film/:film_id', () => 'film');
  app.post('/film/similar', () => 'similar');
  app.get('/file', (_request, reply) => reply.callNotFound());
  return app;
}

test('a path without a route is not found', async (t) => {
  const response = await appOf(t).inject('/nothing?x=1');
  assert.equal(response.statusCode, 404);
  assert.equal(response.json().code, 'route-unknown');
  assert.match(response.json().detail, /unknown route \/nothing;/);
});

test('another method of a path is not allowed, and the allowed ones are listed', async (t) => {
  const app = appOf(t);
  for (const url of ['/film/7', '/film/7/']) {
    const response = await app.inject({ method: 'DELETE', url });
    assert.equal(response.statusCode, 405, url);
    assert.equal(response.json().code, 'method-not-allowed');
    assert.equal(response.headers.allow, 'GET, HEAD');
  }
});

test('a path with its own route is not taken for a parameter', async (t) => {
  const app = appOf(t);
  const response = await app.inject('/film/similar');
  assert.equal(response.statusCode, 405);
  assert.equal(response.headers.allow, 'POST');
  assert.equal((await app.inject('/film/7')).body, 'film');
});

test('the body of a request without a route is not read', async (t) => {
  const headers = { 'content-type': 'application/json' };
  const payload = '{ not JSON';
  const response = await appOf(t).inject({ method: 'POST', url: '/nothing', headers, payload });
  assert.equal(response.json().code, 'route-unknown');
});

test('a route can say itself that there is nothing', async (t) => {
  const response = await appOf(t).inject('/file');
  assert.equal(response.statusCode, 404);
  assert.equal(response.json().code, 'route-unknown');
});

test('a long path is shortened in the message', async (t) => {
  const response = await appOf(t).inject(`/${'x'.repeat(1000)}`);
  assert.ok(response.json().detail.length < 300);
});
