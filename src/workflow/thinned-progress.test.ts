import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Progress } from './task.ts';
import { thinnedProgress, type ThinnedProgress } from './thinned-progress.ts';

const EVERY_MS = 100;

function thinned(t: TestContext): { readonly passed: number[]; readonly thin: ThinnedProgress } {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const passed: number[] = [];
  return { passed, thin: thinnedProgress(({ done }) => passed.push(done), EVERY_MS) };
}

const rows = (done: number): Progress => ({ done, total: 10, unit: 'rows' });

test('the first passes at once, then the latest of each interval', (t) => {
  const { passed, thin } = thinned(t);
  for (const done of [1, 2, 3]) thin.push(rows(done));
  assert.deepEqual(passed, [1]);
  t.mock.timers.tick(EVERY_MS);
  assert.deepEqual(passed, [1, 3]);
  thin.push(rows(4));
  t.mock.timers.tick(EVERY_MS - 1);
  assert.deepEqual(passed, [1, 3]);
  t.mock.timers.tick(1);
  assert.deepEqual(passed, [1, 3, 4]);
});

test('after a pause the next passes at once again', (t) => {
  const { passed, thin } = thinned(t);
  thin.push(rows(1));
  t.mock.timers.tick(EVERY_MS * 3);
  thin.push(rows(2));
  assert.deepEqual(passed, [1, 2]);
});

test('at the end what was held back passes, once, and nothing after it', (t) => {
  const { passed, thin } = thinned(t);
  thin.push(rows(1));
  thin.push(rows(2));
  thin.end();
  assert.deepEqual(passed, [1, 2]);
  thin.push(rows(3));
  thin.end();
  t.mock.timers.tick(EVERY_MS * 5);
  assert.deepEqual(passed, [1, 2]);
});

test('an end without anything held back passes nothing', (t) => {
  const { passed, thin } = thinned(t);
  thin.end();
  assert.deepEqual(passed, []);
});
