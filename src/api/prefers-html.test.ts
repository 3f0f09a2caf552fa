import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prefersHtml } from './prefers-html.ts';

test('browsers get HTML; programs, and whoever does not say, get JSON', () => {
  assert.equal(
    prefersHtml('text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'),
    true,
  );
  assert.equal(prefersHtml('application/json;q=0.5, Text/HTML'), true);
  assert.equal(prefersHtml('application/json'), false);
  assert.equal(prefersHtml('application/json, text/html;q=0.9'), false);
  assert.equal(prefersHtml('text/html;q=0'), false);
  assert.equal(prefersHtml('*/*'), false);
  assert.equal(prefersHtml(undefined), false);
});
