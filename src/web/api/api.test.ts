import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProblemError } from '../../client/client.ts';
import { isTemporary, retryDelayMs, statusOf, Unreachable } from './api.ts';

const problem = (status: number, headers: Record<string, string> = {}): ProblemError =>
  new ProblemError(undefined, new Response(null, { status, headers }));

test('an error has the status of its response, 0 without one, and none if the app failed', () => {
  assert.equal(statusOf(problem(404)), 404);
  assert.equal(statusOf(new Unreachable('gone')), 0);
  assert.ok(Number.isNaN(statusOf(new TypeError('x is not a function'))));
});

test('requests are repeated after errors of the server, and no others', () => {
  for (const error of [new Unreachable('gone'), problem(429), problem(500), problem(503)]) {
    assert.ok(isTemporary(error));
  }
  for (const error of [problem(400), problem(404), new TypeError('x')]) {
    assert.ok(!isTemporary(error));
  }
});

test('a request is repeated when the server says, or after longer and longer waits', () => {
  assert.equal(retryDelayMs(0, problem(429, { 'retry-after': '7' })), 7000);
  const waits = [0, 1, 2, 3, 4, 9].map((failures) => retryDelayMs(failures, problem(503)));
  assert.deepEqual(waits, [1000, 2000, 4000, 8000, 8000, 8000]);
});
