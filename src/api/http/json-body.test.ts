import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { fastify } from 'fastify';
import { pino } from 'pino';
import { readJsonBodies } from './json-body.ts';
import { createErrorHandler } from './problem.ts';

function poster(t: TestContext) {
  const app = fastify();
  t.after(async () => app.close());
  app.setErrorHandler(createErrorHandler(pino({ level: 'silent' })));
  readJsonBodies(app);
  app.post('/', ({ body }) => ({ body }));
  return async (payload: string | Buffer, headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url: '/',
      payload,
      headers: { 'content-type': 'application/json', ...headers },
    });
}

test('JSON in UTF-8 is read', async (t) => {
  const post = poster(t);
  assert.deepEqual((await post('{"title":"Amélie"}')).json().body, { title: 'Amélie' });
  const type = { 'content-type': 'application/json; charset=utf-8' };
  assert.deepEqual((await post('[1]', type)).json().body, [1]);
});

test('a key such as __proto__ is an ordinary one', async (t) => {
  const response = await poster(t)('{"__proto__":{"polluted":true}}');
  assert.equal(response.statusCode, 200);
  assert.equal(({} as { polluted?: boolean }).polluted, undefined);
});

test('what is not JSON in UTF-8 is rejected', async (t) => {
  const post = poster(t);
  const code = async (payload: string | Buffer, headers = {}) =>
    (await post(payload, headers)).json().code;
  assert.equal(await code('{"title":'), 'request-invalid');
  assert.equal(await code(Buffer.from([0x22, 0xc3, 0x28, 0x22])), 'request-invalid');
  assert.equal(await code('', { 'content-length': '0' }), 'request-invalid');
  assert.equal(await code('{}', { 'content-encoding': 'gzip' }), 'media-type-unsupported');
  assert.equal(await code('{}', { 'content-type': 'text/plain' }), 'media-type-unsupported');
});
