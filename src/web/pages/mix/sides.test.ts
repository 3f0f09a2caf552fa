import * as fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moved, SIDES } from './sides.ts';

test('a film is on one side at most, wherever it moves from and to', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 9 }));
  const side = fc.constantFrom(...SIDES, undefined);
  fc.assert(
    fc.property(ids, ids, fc.integer({ min: 1, max: 9 }), side, (like, unlike, id, to) => {
      const after = moved({ like, unlike }, id, to);
      assert.deepEqual(
        SIDES.filter((one) => after[one].includes(id)),
        to === undefined ? [] : [to],
      );
      const others = (films: readonly number[]) => films.filter((film) => film !== id);
      assert.deepEqual(others(after.like), others(like));
      assert.deepEqual(others(after.unlike), others(unlike));
    }),
  );
});
