import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { fastify } from 'fastify';
import { pino } from 'pino';
import { createErrorHandler } from '../http/problem.ts';
import { exportFormat, type ListQuery } from './format.ts';

function requester(t: TestContext) {
  const app = fastify();
  t.after(async () => app.close());
  app.setErrorHandler(createErrorHandler(pino({ level: 'silent' })));
  app.post('/', (request, reply) => ({
    format: exportFormat(request, reply, request.body as ListQuery) ?? 'page',
  }));
  return async (payload: object, accept?: string) =>
    app.inject({ method: 'POST', url: '/', payload, headers: accept ? { accept } : {} });
}

test('the parameter decides, and without it the Accept header', async (t) => {
  const request = requester(t);
  const format = async (payload: object, accept?: string) =>
    (await request(payload, accept)).json().format;
  assert.equal(await format({}), 'page');
  assert.equal(await format({}, 'application/json'), 'page');
  assert.equal(await format({ format: 'json' }, 'text/csv'), 'json');
  assert.equal(await format({}, 'text/csv'), 'csv');
  assert.equal(await format({}, 'application/x-ndjson, text/csv;q=0.5'), 'ndjson');
  assert.equal(await format({}, 'application/vnd.apache.parquet'), 'parquet');
  assert.equal(await format({}, 'text/csv, application/json'), 'page');
});

test('the response varies by Accept, regardless of its format', async (t) => {
  assert.equal((await requester(t)({ format: 'csv' })).headers['vary'], 'Accept');
  assert.equal((await requester(t)({})).headers['vary'], 'Accept');
});

test('an export has neither a cursor nor explanations', async (t) => {
  const request = requester(t);
  const path = async (payload: object, accept?: string) => {
    const response = await request(payload, accept);
    assert.equal(response.statusCode, 400);
    return response.json().errors[0].path;
  };
  assert.equal(await path({ format: 'csv', cursor: 's.1.2' }), '/cursor');
  assert.equal(await path({ explain: true }, 'text/csv'), '/explain');
  assert.equal((await request({ cursor: 's.1.2', explain: true })).statusCode, 200);
  assert.equal((await request({ format: 'csv', explain: false })).statusCode, 200);
});
