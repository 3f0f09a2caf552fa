import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fastify } from 'fastify';
import { DOCS_CONTENT_SECURITY_POLICY, registerSecurityHeaders } from './security-headers.ts';

test('every response has the headers, also one without a route', async (t) => {
  const app = fastify();
  t.after(async () => app.close());
  registerSecurityHeaders(app);
  app.get('/', () => 'fine');
  for (const url of ['/', '/nothing']) {
    const { headers } = await app.inject(url);
    assert.match(
      String(headers['content-security-policy']),
      /default-src 'none'; script-src 'self';/,
    );
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.equal(headers['strict-transport-security'], undefined, 'plain HTTP has to keep working');
  }
});

test('the documentation pages may style inline, but no page may run inline scripts', async () => {
  assert.match(DOCS_CONTENT_SECURITY_POLICY, /style-src 'self' 'unsafe-inline'/);
  assert.match(DOCS_CONTENT_SECURITY_POLICY, /script-src 'self';/);
});
