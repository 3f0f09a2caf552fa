import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { IdleCollector } from './idle-collector.ts';

/** An object that nothing refers to. */
function garbage(): WeakRef<object> {
  return new WeakRef({ bytes: new Uint8Array(10) });
}

async function keepBusy(ms: number): Promise<void> {
  await sleep(1);
  const end = performance.now() + ms;
  while (performance.now() < end);
  await sleep(1);
}

test('garbage is collected once the thread has been quiet after it was busy', async () => {
  const collector = new IdleCollector(200);
  const made = garbage();
  await keepBusy(500);
  collector.look();
  await sleep(100);
  assert.ok(made.deref(), 'not while it is busy');
  for (let turn = 0; turn < 90 && made.deref() !== undefined; turn++) {
    await sleep(100);
    collector.look();
  }
  assert.equal(made.deref(), undefined);
});

test('it is not while there has been little to do', async () => {
  const collector = new IdleCollector(200);
  const made = garbage();
  for (let i = 0; i < 3; i++) {
    await sleep(50);
    collector.look();
  }
  assert.ok(made.deref());
});
