import assert from 'node:assert/strict';
import test from 'node:test';
import * as fc from 'fast-check';
import { bucketAt, bucketOfScore, BUCKETS, bucketStart, countAbove } from './score-buckets.ts';

const scores = fc.float({ min: -1, max: 2, noNaN: true });

test('a score is in the bucket that starts at it or before, and ends after it', () => {
  fc.assert(
    fc.property(scores, (score) => {
      const bucket = bucketOfScore(score);
      assert.ok(bucket < BUCKETS);
      assert.ok(bucketStart(bucket) <= Math.max(score, 0));
      assert.ok(bucketStart(bucket + 1) > score);
    }),
  );
});

test('the film at each position is in the bucket that the counts say', () => {
  fc.assert(
    fc.property(fc.array(scores, { minLength: 1, maxLength: 40 }), (list) => {
      const buckets = new Uint32Array(BUCKETS);
      for (const score of list) {
        const bucket = bucketOfScore(score);
        buckets[bucket] = (buckets[bucket] ?? 0) + 1;
      }
      const best = list.toSorted((a, b) => b - a);
      for (const [position, score] of best.entries()) {
        const bucket = bucketOfScore(score);
        assert.equal(bucketAt(buckets, position), bucket);
        const above = best.filter((other) => bucketOfScore(other) > bucket);
        assert.equal(countAbove(buckets, bucket), above.length);
      }
    }),
  );
});
