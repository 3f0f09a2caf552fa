import assert from 'node:assert/strict';
import test from 'node:test';
import { KeptNames } from './kept-names.ts';

const NAMES = new Map([
  [1, 'one'],
  [2, 'two'],
  [3, 'three'],
]);

/** A reader of the names above, and what it was asked for. */
function reader() {
  const asked: (readonly number[])[] = [];
  const read = async (keys: readonly number[]) => {
    asked.push(keys);
    return new Map([...NAMES].filter(([key]) => keys.includes(key)));
  };
  return { asked, read };
}

test('a name is read once, and a key without one again each time', async () => {
  const kept = new KeptNames<number>(10);
  const { asked, read } = reader();
  assert.deepEqual([...(await kept.namesOf([1, 9], read))], [[1, 'one']]);
  assert.deepEqual(new Set(await kept.namesOf([2, 1, 9], read)), new Set([...NAMES].slice(0, 2)));
  assert.deepEqual([...(await kept.namesOf([1], read))], [[1, 'one']]);
  assert.deepEqual(asked, [
    [1, 9],
    [2, 9],
  ]);
});

test('names that become too many are dropped', async () => {
  const kept = new KeptNames<number>(1);
  const { asked, read } = reader();
  await kept.namesOf([1, 2], read);
  await kept.namesOf([3], read);
  await kept.namesOf([1, 3], read);
  assert.deepEqual(asked, [[1, 2], [3], [1]]);
});
