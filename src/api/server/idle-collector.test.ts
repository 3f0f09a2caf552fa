import assert from 'node:assert/strict';
import { constants, PerformanceObserver } from 'node:perf_hooks';
import { test, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { IdleCollector } from './idle-collector.ts';

const QUIET_MS = 200;

type Collection = PerformanceEntry & { readonly detail?: { readonly flags: number } };

/** Counts the collections that V8 did not start by itself. */
function countCollections(t: TestContext): () => number {
  let count = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { detail } of list.getEntries() as readonly Collection[]) {
      if (((detail?.flags ?? 0) & constants.NODE_PERFORMANCE_GC_FLAGS_FORCED) !== 0) count++;
    }
  });
  observer.observe({ entryTypes: ['gc'] });
  t.after(() => observer.disconnect());
  return () => count;
}

async function keepBusy(ms: number): Promise<void> {
  await sleep(1);
  const end = performance.now() + ms;
  while (performance.now() < end);
  await sleep(1);
}

test('garbage is collected once the thread has been quiet after it was busy', async (t) => {
  const collections = countCollections(t);
  const collector = new IdleCollector(QUIET_MS);
  await keepBusy(500);
  collector.look();
  await sleep(QUIET_MS / 2);
  assert.equal(collections(), 0, 'not while it is busy');
  for (let turn = 0; turn < 90 && collections() === 0; turn++) {
    await sleep(100);
    collector.look();
  }
  await sleep(QUIET_MS);
  collector.look();
  await sleep(QUIET_MS);
  assert.equal(collections(), 1, 'and not again');
});

test('it is not while there has been little to do', async (t) => {
  const collections = countCollections(t);
  const collector = new IdleCollector(0);
  for (let turn = 0; turn < 3; turn++) {
    await sleep(20);
    collector.look();
  }
  await sleep(QUIET_MS);
  assert.equal(collections(), 0);
});
