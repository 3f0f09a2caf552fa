import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fastify } from 'fastify';
import { pino } from 'pino';
import { ReelatedError } from '../../errors.ts';
import { PROBLEMS } from './problem-codes.ts';
import { createErrorHandler, PROBLEM_MEDIA_TYPE, problemOf, problemOfError } from './problem.ts';

test('a problem has the status and title of its code', () => {
  assert.deepEqual(problemOf('film-unknown', 'no film has the id 7'), {
    type: 'urn:reelated:error:film-unknown',
    title: 'Film not found',
    status: 404,
    detail: 'no film has the id 7',
    code: 'film-unknown',
  });
});

test('the criterion of an error becomes the path of the field', () => {
  const error = new ReelatedError('pattern-unsupported', 'no lookaround', {
    data: { criterion: 'filter/title' },
  });
  assert.deepEqual(problemOfError(error).errors, [
    { path: '/filter/title', message: 'no lookaround' },
  ]);
});

test('codes that are not for the API, and anything else thrown, become internal', () => {
  const secrets = [new ReelatedError('task-failed', 'secret'), new Error('secret'), 'secret'];
  for (const thrown of secrets) {
    const problem = problemOfError(thrown);
    assert.equal(problem.code, 'internal');
    assert.equal(problem.status, 500);
    assert.doesNotMatch(JSON.stringify(problem), /secret/);
  }
  assert.equal(problemOfError(undefined).code, 'internal');
});

test('each invalid field of a body is listed by its path', async (t) => {
  const app = fastify({ ajv: { customOptions: { allErrors: true, removeAdditional: false } } });
  t.after(async () => app.close());
  app.setErrorHandler(createErrorHandler(pino({ level: 'silent' })));
  const body = {
    type: 'object',
    required: ['like'],
    additionalProperties: false,
    properties: { like: { type: 'array' }, limit: { type: 'integer', maximum: 10 } },
  };
  app.post('/', { schema: { body } }, () => 'ok');

  const payload = { limit: 11, 'a/b~c': 1 };
  const response = await app.inject({ method: 'POST', url: '/', payload });
  assert.equal(response.statusCode, 400);
  assert.equal(response.headers['content-type'], PROBLEM_MEDIA_TYPE);
  const errors: readonly { path: string; message: string }[] = response.json().errors;
  const byPath = new Map(errors.map(({ path, message }) => [path, message]));
  assert.equal(byPath.get('/like'), 'is missing');
  assert.equal(byPath.get('/a~1b~0c'), 'is not a known field');
  assert.match(byPath.get('/limit') ?? '', /<= 10/);
});

test('errors of Fastify are given a code', async (t) => {
  const app = fastify({ bodyLimit: 10 });
  t.after(async () => app.close());
  app.setErrorHandler(createErrorHandler(pino({ level: 'silent' })));
  app.post('/', () => 'ok');
  const post = async (headers: Record<string, string>, payload: string) =>
    (await app.inject({ method: 'POST', url: '/', headers, payload })).json().code;
  assert.equal(await post({ 'content-type': 'text/html' }, 'x'), 'media-type-unsupported');
  const json = { 'content-type': 'application/json' };
  assert.equal(await post(json, '"a long body"'), 'body-too-large');
});

test('internal errors are logged with the id of the request, aborted requests are not', async (t) => {
  const lines: string[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) });
  const app = fastify();
  t.after(async () => app.close());
  app.setErrorHandler(createErrorHandler(log));
  app.get('/bug', () => {
    throw new Error('a bug');
  });
  app.get('/aborted', () => {
    throw new DOMException('aborted', 'AbortError');
  });
  app.get('/busy', () => {
    throw new ReelatedError('overloaded', 'try again');
  });

  await app.inject('/bug');
  await app.inject('/aborted');
  assert.equal(lines.length, 1);
  const logged = JSON.parse(lines[0] ?? '');
  assert.equal(logged.err.message, 'a bug');
  assert.equal(typeof logged.reqId, 'string');
  const busy = await app.inject('/busy');
  assert.equal(busy.statusCode, 503);
  assert.equal(busy.headers['retry-after'], '1');
});

test('docs/errors.md gives the same status and meaning for every code', () => {
  const page = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8');
  const section = page.slice(page.indexOf('\n## API'));
  const rows = [...section.matchAll(/^\| `([a-z-]+)`\s*\| (\d{3})\s*\| (.*?)\s*\|$/gm)];
  const documented = rows.map(([, code, status, meaning]) => [code, Number(status), meaning]);
  const expected = Object.entries(PROBLEMS)
    .filter(([code]) => code !== 'film-unknown')
    .map(([code, [status, , meaning]]) => [code, status, meaning.replaceAll('’', "'")]);
  assert.deepEqual(documented, expected);
});
