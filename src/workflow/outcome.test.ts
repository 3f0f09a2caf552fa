import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countOutcomes, statusOf, type TaskOutcome } from './outcome.ts';

const FAILED = { state: 'failed', elapsedMs: 1, code: 'x', message: 'y', error: null } as const;

test('outcomes are counted by state', () => {
  const outcomes: readonly TaskOutcome[] = [
    { task: 'a', state: 'fresh' },
    { task: 'b', state: 'fresh' },
    { task: 'c', ...FAILED },
    { task: 'd', state: 'blocked', by: ['c'] },
    { task: 'e', state: 'cancelled', elapsedMs: 2 },
  ];
  const counts = { fresh: 2, ran: 0, failed: 1, cancelled: 1, blocked: 1 };
  assert.deepEqual(countOutcomes(outcomes), counts);
});

test('an interruption outweighs a failure, a failure everything else', () => {
  const none = { fresh: 3, ran: 2, failed: 0, cancelled: 0, blocked: 0 };
  assert.equal(statusOf(none), 'succeeded');
  assert.equal(statusOf({ ...none, failed: 1, blocked: 4 }), 'failed');
  assert.equal(statusOf({ ...none, failed: 1, cancelled: 1 }), 'cancelled');
});
