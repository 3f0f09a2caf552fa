import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepRefreshing } from './refresh-schedule.ts';

const DAY_MS = 86_400_000;

/** Refreshes with these results, one after the other, then stops; tells how many there were. */
async function refreshes(
  results: readonly boolean[],
  times: { readonly firstMs: number; readonly everyMs: number; readonly retryMs: number },
): Promise<number> {
  const stop = new AbortController();
  let count = 0;
  await keepRefreshing({
    ...times,
    signal: stop.signal,
    async refresh() {
      count++;
      if (count === results.length) stop.abort();
      return results[count - 1] ?? false;
    },
  });
  return count;
}

test('refreshes follow each other until they are stopped', async () => {
  assert.equal(await refreshes([true, true, true], { firstMs: 0, everyMs: 1, retryMs: DAY_MS }), 3);
});

test('a refresh that failed is tried again sooner', async () => {
  assert.equal(await refreshes([false, false], { firstMs: 0, everyMs: DAY_MS, retryMs: 1 }), 2);
});

test('a failure never makes the wait longer', async () => {
  assert.equal(await refreshes([false, false], { firstMs: 0, everyMs: 1, retryMs: DAY_MS }), 2);
});

test('a wait ends at once when it is stopped', async () => {
  const stop = new AbortController();
  const kept = keepRefreshing({
    firstMs: DAY_MS,
    everyMs: DAY_MS,
    retryMs: DAY_MS,
    signal: stop.signal,
    refresh: () => Promise.reject(new Error('not yet')),
  });
  stop.abort();
  await kept;
});

test('a machine that slept, or whose clock was set back, is not late', async (t) => {
  const times = { firstMs: 50, everyMs: DAY_MS, retryMs: DAY_MS };
  const { now } = Date;
  for (const jumpMs of [-365 * DAY_MS, 365 * DAY_MS]) {
    let jumped = 0;
    const clock = t.mock.method(Date, 'now', () => now() + jumped);
    const one = refreshes([true], times);
    jumped = jumpMs;
    assert.equal(await one, 1);
    clock.mock.restore();
  }
});
