import assert from 'node:assert/strict';
import test from 'node:test';
import * as fc from 'fast-check';
import { places, sortedBy } from './counting-sort.ts';

test('places are sorted by their keys, equal ones in their original order', () => {
  const keysAndOrder = fc
    .array(fc.nat(9))
    .chain((keys) => fc.tuple(fc.constant(keys), fc.shuffledSubarray([...places(keys.length)])));
  fc.assert(
    fc.property(keysAndOrder, ([keys, order]) => {
      assert.deepEqual(
        [...sortedBy(Uint32Array.from(keys), 10, Uint32Array.from(order))],
        order.toSorted((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0)),
      );
    }),
  );
});
