import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { fastify } from 'fastify';
import { DOCS_CONTENT_SECURITY_POLICY, registerSecurityHeaders } from './security-headers.ts';
import { sendJson } from './send-json.ts';

function appOf(t: TestContext) {
  const app = fastify();
  t.after(async () => app.close());
  registerSecurityHeaders(app);
  app.get('/', (_request, reply) => reply.type('text/html').send('fine'));
  app.get('/worker.js', (_request, reply) => reply.type('text/javascript').send('0'));
  app.get('/own', (_request, reply) =>
    reply.type('text/html').header('content-security-policy', "script-src 'none'").send('fine'),
  );
  app.get('/object', () => ({}));
  app.get('/json', (_request, reply) => sendJson(reply, '{}'));
  return app;
}

test('pages and their scripts have all the headers, and may replace them', async (t) => {
  const app = appOf(t);
  for (const url of ['/', '/worker.js', '/own']) {
    const { headers } = await app.inject(url);
    const policy =
      url === '/own' ? /^script-src 'none'$/ : /default-src 'none'; script-src 'self';/;
    assert.match(String(headers['content-security-policy']), policy);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.equal(headers['x-frame-options'], 'DENY');
    assert.equal(headers['strict-transport-security'], undefined, 'plain HTTP has to keep working');
  }
});

test('JSON has those that matter to it, however it is sent', async (t) => {
  const app = appOf(t);
  for (const url of ['/json', '/object', '/nothing']) {
    const { headers } = await app.inject(url);
    assert.equal(
      headers['content-security-policy'],
      "default-src 'none'; frame-ancestors 'none'",
      url,
    );
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['cross-origin-resource-policy'], 'same-origin');
    assert.equal(headers['referrer-policy'], undefined);
  }
});

test('the documentation pages may style inline, but no page may run inline scripts', async () => {
  assert.match(DOCS_CONTENT_SECURITY_POLICY, /style-src 'self' 'unsafe-inline'/);
  assert.match(DOCS_CONTENT_SECURITY_POLICY, /script-src 'self';/);
});
