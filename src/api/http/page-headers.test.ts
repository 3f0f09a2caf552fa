import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { fastify } from 'fastify';
import { setMatchedAsText, setPageHeaders } from './page-headers.ts';

function appOf(t: TestContext, next: string | null) {
  const app = fastify();
  t.after(async () => app.close());
  app.get('/film/search', (request, reply) => {
    setPageHeaders(request, reply, { total: 25, limit: 10, next });
    return 'page';
  });
  return app;
}

test('the next page has the same URL with another cursor', async (t) => {
  const url = '/film/search?title=a%26b&genres=Drama&genres=Crime&limit=3&cursor=s.1.2';
  const { headers } = await appOf(t, 's.1.10').inject(url);
  assert.equal(headers['x-total-count'], '25');
  assert.equal(
    headers.link,
    '</film/search?title=a%26b&genres=Drama&genres=Crime&limit=10&cursor=s.1.10>; rel="next"',
  );
});

test('a URL without a query gets one', async (t) => {
  const { headers } = await appOf(t, 's.1.10').inject('/film/search');
  assert.equal(headers.link, '</film/search?limit=10&cursor=s.1.10>; rel="next"');
});

test('the last page has no link', async (t) => {
  const { headers } = await appOf(t, null).inject('/film/search');
  assert.equal(headers.link, undefined);
  assert.equal(headers['x-total-count'], '25');
});

test('the host in a request line is not repeated', async (t) => {
  const app = appOf(t, 's.1.10');
  app.addHook('onRequest', (request, _reply, done) => {
    request.raw.url = 'http://evil.example/film/search?limit=3';
    done();
  });
  const { headers } = await app.inject('/film/search');
  assert.equal(headers.link, '</film/search?limit=10&cursor=s.1.10>; rel="next"');
});

test('criteria matched as plain text are listed, if there are any', async (t) => {
  const app = fastify();
  t.after(async () => app.close());
  app.get('/some', (_request, reply) => {
    setMatchedAsText(reply, ['title', 'person']);
    return 'some';
  });
  app.get('/none', (_request, reply) => {
    setMatchedAsText(reply, []);
    return 'none';
  });
  assert.equal((await app.inject('/some')).headers['x-matched-as-text'], 'title, person');
  assert.equal((await app.inject('/none')).headers['x-matched-as-text'], undefined);
});
