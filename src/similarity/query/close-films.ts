/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/**
 * The films whose exact scores an answer depends on: those of the page, and those so close to the
 * threshold or to an edge of the histogram that a float32 score does not decide.
 *
 *     scores    ──────────┤ page ├──────┤threshold├──────     ranges that matter
 *     buckets   │      │▒▒▒▒▒▒│▒▒▒▒▒▒│▒▒▒▒▒▒│▒▒▒▒▒▒│    │     ▒ covered: its films are collected;
 *                                                             of the others, their number suffices
 */
import { LISTED, type FilmScores } from './film-scores.ts';
import { bucketOf, bucketOfScore, countAbove } from './score-buckets.ts';

/** An interval of float32 scores, both ends included. */
export interface ScoreRange {
  readonly low: number;
  readonly high: number;
}

/** The scores that differ from one by the slack at most. */
export function scoresAround(score: number, slack: number): ScoreRange {
  return { low: score - slack, high: score + slack };
}

/**
 * Marks the buckets of some ranges as covered and returns the places of their films, ascending, but
 * for those that must not be listed. Valid until films are scored again.
 */
export function collectFilms(
  { scores, bits, sums, covered }: FilmScores,
  ranges: readonly ScoreRange[],
): Int32Array {
  covered.fill(0);
  for (const { low, high } of ranges) covered.fill(1, bucketOfScore(low), bucketOfScore(high) + 1);
  // The sums have become scores, so their memory is free.
  const places = new Int32Array(sums.buffer);
  if (ranges.length === 0) return places.subarray(0, 0);
  let count = 0;
  for (let place = 0; place < bits.length; place++) {
    // Few are in such a bucket: a branch on a film's score would often be guessed wrong.
    if (covered[bucketOf(bits[place]!)] === 1 && scores[place]! >= LISTED) places[count++] = place;
  }
  return places.subarray(0, count);
}

/** How many films have a float32 score above one whose bucket is covered. */
export function countOver(
  { scores, bits, buckets }: FilmScores,
  collected: Int32Array,
  score: number,
): number {
  const bucket = bucketOfScore(score);
  let count = countAbove(buckets, bucket);
  for (let i = 0; i < collected.length; i++) {
    const place = collected[i]!;
    if (scores[place]! > score && bucketOf(bits[place]!) === bucket) count++;
  }
  return count;
}
