import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ERROR_CODES, messageOf, ReelatedError } from './errors.ts';

test('the documentation explains every code, and no other', () => {
  const text = readFileSync(new URL('../docs/errors.md', import.meta.url), 'utf8');
  const documented = [...text.matchAll(/^\| `([a-z-]+)`\s*\|/gm)].map(([, code]) => code);
  assert.equal(documented.length, ERROR_CODES.length);
  assert.deepEqual(new Set(documented), new Set(ERROR_CODES));
});

test('a message is one line, whatever was thrown', () => {
  assert.equal(messageOf(new Error('first\n  second\n')), 'first second');
  assert.equal(messageOf('text'), 'text');
  assert.equal(messageOf(undefined), 'undefined');
});

test('an error carries its code, facts and cause', () => {
  const cause = new Error('below');
  const error = new ReelatedError('task-failed', 'above', { cause, data: { line: 3 } });
  assert.equal(error.code, 'task-failed');
  assert.equal(error.cause, cause);
  assert.deepEqual(error.data, { line: 3 });
  assert.equal(new ReelatedError('internal', 'x').cause, undefined);
});
