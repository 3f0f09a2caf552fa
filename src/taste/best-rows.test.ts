import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { bestRows } from './best-rows.ts';

const rankings = fc
  .array(
    fc.record({
      score: fc.oneof(
        fc.constantFrom(0, -0, 1, 0.5, -2, 1e-300, 1e300, -1e-300, 0.1 + 0.2, 0.3),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
      ),
      offered: fc.constantFrom(0, 1, 1, 255),
    }),
    { maxLength: 200 },
  )
  .map((films) => ({
    scores: Float64Array.from(films, ({ score }) => score),
    offered: Uint8Array.from(films, ({ offered }) => offered),
  }));

test('any number of the best rows are those of sorting all of them', () => {
  fc.assert(
    fc.property(rankings, fc.integer({ min: -1, max: 220 }), ({ scores, offered }, count) => {
      const sorted = Array.from(scores, (score, row) => ({ score, row }))
        .filter(({ row }) => offered[row] !== 0)
        .sort((one, other) => other.score - one.score || one.row - other.row)
        .map(({ row }) => row);
      assert.deepEqual(
        [...bestRows({ scores, offered }, count)],
        sorted.slice(0, Math.max(0, count)),
      );
    }),
    { numRuns: 1000 },
  );
});
