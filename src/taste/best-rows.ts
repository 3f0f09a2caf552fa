/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import { sortedBy } from '../similarity/model/counting-sort.ts';

/** Films that may be offered, and their scores. */
export interface ScoredRows {
  /** n, by row. */
  readonly scores: Float64Array;
  /** n, by row: 0 for films that must not be offered. */
  readonly offered: Uint8Array;
}

/**
 * The rows at the first `count` places of a ranking, by score descending and then row ascending;
 * fewer if there are fewer. O(n log count) for few, O(n) for many.
 */
export function bestRows(films: ScoredRows, count: number): Int32Array {
  const { scores, offered } = films;
  if (count > scores.length / MANY) return Int32Array.from(sortedRows(films).subarray(0, count));
  const least = leastOfBest(films, count);
  if (least === undefined) return new Int32Array(0);
  const rows: number[] = [];
  for (let row = 0; row < scores.length; row++) {
    if (offered[row] !== 0 && scores[row]! >= least) rows.push(row);
  }
  rows.sort((one, other) => scores[other]! - scores[one]! || one - other);
  return Int32Array.from(rows.length > count ? rows.slice(0, count) : rows);
}

/** For more than one row in so many, sorting all is faster than keeping the best. */
const MANY = 16;
const DIGIT = 2 ** 16;
/** Which half of a float64 has its sign: the second one on most machines. */
const HIGH = new Uint32Array(Float64Array.of(-0).buffer)[1] === 0 ? 0 : 1;

/** All rows that may be offered, by score descending and then row: a radix sort of the scores' bits. */
function sortedRows({ scores, offered }: ScoredRows): Uint32Array {
  // -0 + 0 is 0
  const halves = new Uint32Array(scores.map((score) => score + 0).buffer);
  const digits = Array.from({ length: 4 }, () => new Uint16Array(scores.length));
  let order = new Uint32Array(scores.length);
  let count = 0;
  for (let row = 0; row < scores.length; row++) {
    if (offered[row] !== 0) order[count++] = row;
    const high = halves[2 * row + HIGH]!;
    const low = halves[2 * row + 1 - HIGH]!;
    // bits of numbers below 0 descend with the numbers; those of others ascend, so they are inverted
    const isNegative = high >= 0x8000_0000;
    const first = isNegative ? high : ~high & 0x7fff_ffff;
    const last = isNegative ? low : ~low;
    digits[0]![row] = last & 0xffff;
    digits[1]![row] = last >>> 16;
    digits[2]![row] = first & 0xffff;
    digits[3]![row] = first >>> 16;
  }
  order = order.subarray(0, count);
  for (const digit of digits) order = sortedBy(digit, DIGIT, order);
  return order;
}

/**
 * The least of the `count` greatest scores, or of all if there are fewer; undefined of none. It keeps
 * them in a heap, the least of them on top:
 *
 *     place    0   1   2   3   4      a place's parent is (place − 1) >> 1
 *     score   2.1 2.9 2.4 3.0 4.2
 */
function leastOfBest({ scores, offered }: ScoredRows, count: number): number | undefined {
  const heap = new Float64Array(Math.min(Math.max(0, count), scores.length));
  let size = 0;
  for (let row = 0; row < scores.length; row++) {
    if (offered[row] === 0) continue;
    const score = scores[row]!;
    if (size < heap.length) raise(heap, size++, score);
    else if (size > 0 && score > heap[0]!) sink(heap, score);
  }
  return size === 0 ? undefined : heap[0];
}

/** Adds a score at a place that was free. */
function raise(heap: Float64Array, free: number, score: number): void {
  let place = free;
  while (place > 0) {
    const parent = (place - 1) >> 1;
    if (heap[parent]! <= score) break;
    heap[place] = heap[parent]!;
    place = parent;
  }
  heap[place] = score;
}

/** Replaces the least score. */
function sink(heap: Float64Array, score: number): void {
  let place = 0;
  for (;;) {
    let child = 2 * place + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && heap[child + 1]! < heap[child]!) child++;
    if (heap[child]! >= score) break;
    heap[place] = heap[child]!;
    place = child;
  }
  heap[place] = score;
}
