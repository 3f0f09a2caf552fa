import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { fastify } from 'fastify';
import { pino } from 'pino';
import { readPlainValues } from './plain-values.ts';
import { createErrorHandler } from './problem.ts';

function appOf(t: TestContext) {
  const app = fastify({ ajv: { customOptions: { coerceTypes: false } } });
  t.after(async () => app.close());
  app.setErrorHandler(createErrorHandler(pino({ level: 'silent' })));
  readPlainValues(app);
  const querystring = {
    type: 'object',
    properties: {
      limit: { type: 'integer' },
      threshold: { type: 'number' },
      explain: { type: 'boolean' },
      genres: { type: 'array', items: { type: 'string' } },
      person_ids: { type: 'array', items: { type: 'integer' } },
      title: { type: 'string' },
    },
  };
  app.get('/', { schema: { querystring } }, ({ query }) => query);
  return app;
}

test('parameters are converted to the types of the schema', async (t) => {
  const url = '/?limit=5.0&threshold=-2.5e-1&explain=true&genres=Drama&person_ids=1&person_ids=2';
  assert.deepEqual((await appOf(t).inject(`${url}&title=1917`)).json(), {
    limit: 5,
    threshold: -0.25,
    explain: true,
    genres: ['Drama'],
    person_ids: [1, 2],
    title: '1917',
  });
});

test('only plain notation is accepted', async (t) => {
  const app = appOf(t);
  const invalid = [
    'limit=0x10',
    'limit=',
    'limit=%201',
    'limit=1.5',
    'limit=007',
    'limit=1e400',
    'threshold=.5',
    'threshold=1_000',
    'explain=1',
    'explain=TRUE',
    'person_ids=one',
    'limit=1&limit=2',
  ];
  for (const query of invalid) {
    const response = await app.inject(`/?${query}`);
    assert.equal(response.statusCode, 400, query);
    assert.equal(response.json().code, 'request-invalid', query);
  }
});

test('invalid UTF-8 is rejected, a percent sign that starts no escape is kept', async (t) => {
  const app = appOf(t);
  const broken = await app.inject('/?limit=1&title=%C3');
  assert.equal(broken.statusCode, 400);
  assert.equal(broken.json().errors[0].path, '/title');
  assert.equal((await app.inject('/?title=100%')).json().title, '100%');
  assert.equal((await app.inject('/?title=Am%C3%A9lie')).json().title, 'Amélie');
});

test('parameters outside the schema are left to it', async (t) => {
  assert.deepEqual((await appOf(t).inject('/?other=5&toString=6')).json(), {
    other: '5',
    toString: '6',
  });
});
