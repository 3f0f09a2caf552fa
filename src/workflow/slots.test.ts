import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { workSlots } from './slots.ts';

test('never more hold a slot than there are, and all get one in the order they asked', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 12 }),
      async (count, turns) => {
        const slots = workSlots(count);
        const order: number[] = [];
        let holding = 0;
        let most = 0;
        await Promise.all(
          turns.map(async (held, index) => {
            using _slot = await slots.take();
            order.push(index);
            most = Math.max(most, ++holding);
            for (let turn = 0; turn < held; turn++) await nextTurn();
            holding--;
          }),
        );
        assert.deepEqual(
          order,
          turns.map((_, index) => index),
        );
        assert.ok(most <= count);
      },
    ),
    { numRuns: 50 },
  );
});

test('a slot that is given back goes to the one that has waited longest', async () => {
  const slots = workSlots(1);
  const first = await slots.take();
  const got: string[] = [];
  const second = slots.take().then((slot) => {
    got.push('second');
    return slot;
  });
  const third = slots.take().then((slot) => {
    got.push('third');
    return slot;
  });
  await nextTurn();
  assert.deepEqual(got, []);
  first[Symbol.dispose]();
  (await second)[Symbol.dispose]();
  (await third)[Symbol.dispose]();
  assert.deepEqual(got, ['second', 'third']);
  using _free = await slots.take();
});

test('fewer than one slot count as one, and a part of one as none', async () => {
  for (const count of [0, -3, 1.9]) {
    const slots = workSlots(count);
    const first = await slots.take();
    let second = false;
    const waiting = slots.take().then((slot) => {
      second = true;
      return slot;
    });
    await nextTurn();
    assert.equal(second, false, String(count));
    first[Symbol.dispose]();
    (await waiting)[Symbol.dispose]();
  }
});
