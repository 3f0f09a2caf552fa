import assert from 'node:assert/strict';
import { test } from 'node:test';
import { preferredType, prefersHtml } from './accept.ts';

test('browsers get HTML, everything else gets JSON', () => {
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

test('of several types the one with the highest quality is preferred, JSON if there is a tie', () => {
  const types = ['text/csv', 'application/x-ndjson'] as const;
  const cases = {
    'text/csv': 'text/csv',
    'application/json;q=0.4, application/x-ndjson;q=0.5, text/csv;q=0.3': 'application/x-ndjson',
    'TEXT/CSV; header=present; q=1, application/x-ndjson': 'text/csv',
    'text/csv, application/json': undefined,
    'text/csv;q=0': undefined,
    'application/xml, text/*, */*': undefined,
    '': undefined,
  };
  for (const [accept, type] of Object.entries(cases)) {
    assert.equal(preferredType(accept, types), type, accept);
  }
  assert.equal(preferredType(undefined, types), undefined);
});
