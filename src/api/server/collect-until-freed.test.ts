import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { collectUntilFreed } from './collect-until-freed.ts';

test('what is still referred to the first time is freed later', async () => {
  const held: object[] = [{ snapshot: 1 }];
  const object = new WeakRef(held[0] ?? {});
  collectUntilFreed(
    object,
    Array.from({ length: 100 }, () => 20),
  );
  await sleep(100);
  assert.notEqual(object.deref(), undefined);
  held.length = 0;
  for (let turn = 0; turn < 90 && object.deref() !== undefined; turn++) await sleep(20);
  assert.equal(object.deref(), undefined);
});
