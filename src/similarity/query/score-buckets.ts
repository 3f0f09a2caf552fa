/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/**
 * Scores in float32 by their leading bits: positive floats sort as integers do.
 *
 *     bucket   0              …  16,128 … 16,255    16,256 …
 *     scores   below 1e-40       0.5 … below 1      1 and what rounding adds
 */

const BUCKET_SHIFT = 16;

/** Up to the bits of 4: a score is wrong by less than 1. */
export const BUCKETS = 0x4080_0000 >>> BUCKET_SHIFT;

/** The bucket of a score with these bits; scores below 0 count as 0. */
export function bucketOf(bits: number): number {
  // Shifts instead of branches: the sign of a score is random, and a wrong guess costs more.
  return (bits & ~(bits >> 31)) >>> BUCKET_SHIFT;
}

/** The bucket of a score, which is rounded to float32. */
export function bucketOfScore(score: number): number {
  BUCKET_SCORE[0] = score;
  return bucketOf(BUCKET_BITS[0]!);
}

/** The smallest score of a bucket. */
export function bucketStart(bucket: number): number {
  BUCKET_BITS[0] = bucket << BUCKET_SHIFT;
  return BUCKET_SCORE[0]!;
}

/** The bucket of the film at a position of the ranking by float32 scores. */
export function bucketAt(buckets: Uint32Array, position: number): number {
  let left = position;
  let bucket = BUCKETS - 1;
  while (bucket > 0 && left >= buckets[bucket]!) {
    left -= buckets[bucket]!;
    bucket--;
  }
  return bucket;
}

/** How many films are in the buckets above one. */
export function countAbove(buckets: Uint32Array, bucket: number): number {
  let count = 0;
  for (let above = bucket + 1; above < BUCKETS; above++) count += buckets[above]!;
  return count;
}

const BUCKET_BITS = new Int32Array(1);
const BUCKET_SCORE = new Float32Array(BUCKET_BITS.buffer);
