import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { EXIT_CODES, exitCodeFor, messageOf, ReelatedError, type ErrorCode } from './errors.ts';

const DOCUMENT = readFileSync(new URL('../docs/errors.md', import.meta.url), 'utf8');

function documentedCodes(text: string): readonly ErrorCode[] {
  return [...text.matchAll(/^\| `([a-z-]+)`\s*\|/gm)].map(([, code]) => code as ErrorCode);
}

test('the documentation explains every code, and no other', () => {
  const documented = documentedCodes(DOCUMENT);
  assert.equal(documented.length, new Set(documented).size);
  assert.deepEqual(new Set(documented), new Set(Object.keys(EXIT_CODES)));
});

test('commands exit with the code that the documentation promises', () => {
  const promises = DOCUMENT.split(/^## /m).flatMap((section) => {
    const promised = /exit code (\d)/i.exec(section)?.[1];
    if (promised === undefined) return [];
    return documentedCodes(section).map((code) => [code, Number(promised)] as const);
  });
  assert.ok(promises.length > 25, String(promises.length));
  for (const [code, exit] of promises) {
    assert.equal(exitCodeFor(new ReelatedError(code, 'x')), exit, code);
  }
});

test('a code that only a newer server knows is a failure', () => {
  assert.equal(exitCodeFor(new ReelatedError('not-known-yet' as ErrorCode, 'x')), 1);
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
