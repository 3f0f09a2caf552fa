import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test, type TestContext } from 'node:test';
import { fastify } from 'fastify';
import { addSnapshotHeaders } from './snapshot-headers.ts';

function appOf(t: TestContext, snapshotId = 's1') {
  const app = fastify();
  t.after(async () => app.close());
  void app.register(async (scope) => {
    addSnapshotHeaders(scope, snapshotId);
    scope.get('/text', () => 'Alien');
    scope.get('/bytes', async (_request, reply) => reply.send(Buffer.from('Alien')));
    scope.get('/stream', async (_request, reply) =>
      reply.type('text/csv').send(Readable.from(['film_id\r\n'], { objectMode: false })),
    );
    scope.get('/missing', async (_request, reply) => reply.code(404).send('nothing'));
    scope.post('/text', () => 'Alien');
  });
  app.get('/outside', () => 'outside');
  return app;
}

test('a response is not sent again to a client that has it', async (t) => {
  const app = appOf(t);
  const first = await app.inject('/text');
  assert.equal(first.headers['x-snapshot'], 's1');
  assert.equal(first.headers['cache-control'], 'no-cache');
  const etag = String(first.headers.etag);
  assert.match(etag, /^"s1-5-\d+"$/);
  for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    const again = await app.inject({ url: '/text', headers: { 'if-none-match': tag } });
    assert.equal(again.statusCode, 304, tag);
    assert.equal(again.body, '');
    assert.equal(again.headers.etag, etag);
    assert.equal(again.headers['content-type'], undefined);
  }
  const other = await app.inject({ url: '/text', headers: { 'if-none-match': '"other"' } });
  assert.equal(other.statusCode, 200);
});

test('the tag depends on the bytes and on the snapshot', async (t) => {
  const [text, bytes] = await Promise.all(
    ['/text', '/bytes'].map(async (url) => appOf(t).inject(url)),
  );
  assert.equal(text?.headers.etag, bytes?.headers.etag);
  const other = await appOf(t, 's2').inject('/text');
  assert.notEqual(other.headers.etag, text?.headers.etag);
});

test('a stream has a weak tag, which depends on its type', async (t) => {
  const app = appOf(t);
  const { headers } = await app.inject('/stream');
  const etag = String(headers.etag);
  assert.match(etag, /^W\/"s1-/);
  const again = await app.inject({ url: '/stream', headers: { 'if-none-match': etag } });
  assert.equal(again.statusCode, 304);
});

test('only successful reads have a tag, and only routes of the plugin name the snapshot', async (t) => {
  const app = appOf(t);
  const posted = await app.inject({ method: 'POST', url: '/text' });
  assert.equal(posted.headers['x-snapshot'], 's1');
  assert.equal(posted.headers.etag, undefined);
  assert.equal((await app.inject('/missing')).headers.etag, undefined);
  assert.equal((await app.inject('/outside')).headers['x-snapshot'], undefined);
});
