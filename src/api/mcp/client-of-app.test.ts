import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fastify } from 'fastify';
import { clientOfApp } from './client-of-app.ts';

test('requests reach the app as they are, and count as those of the caller', async (t) => {
  const app = fastify();
  t.after(async () => app.close());
  app.post('/film/similar', async (request, reply) => {
    const { body, query, ip } = request;
    return reply.header('x-total-count', 3).send({ body, query, ip });
  });
  const api = clientOfApp(app, '192.0.2.7');
  const { data, response } = await api.POST('/film/similar', {
    params: { query: { format: 'json' } },
    body: { like: [7] },
  });
  assert.deepEqual(data, { body: { like: [7] }, query: { format: 'json' }, ip: '192.0.2.7' });
  assert.equal(response.headers.get('x-total-count'), '3');
});

test('errors of the app are those of the client', async (t) => {
  const app = fastify();
  t.after(async () => app.close());
  app.get('/dataset', async (_request, reply) =>
    reply.code(404).type('application/problem+json').send('{"code":"route-unknown"}'),
  );
  const { data, error, response } = await clientOfApp(app).GET('/dataset');
  assert.equal(data, undefined);
  assert.deepEqual(error, { code: 'route-unknown' });
  assert.equal(response.status, 404);
});
