/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/** Films that may be offered, and their scores. */
export interface ScoredRows {
  /** n, by row. */
  readonly scores: Float64Array;
  /** n, by row: 0 for films that must not be offered. */
  readonly offered: Uint8Array;
}

/**
 * The rows at the first `count` places of a ranking, by score descending and then row ascending;
 * fewer if there are fewer. O(n log count).
 */
export function bestRows(films: ScoredRows, count: number): Int32Array {
  const { scores, offered } = films;
  const least = leastOfBest(films, count);
  if (least === undefined) return new Int32Array(0);
  const rows: number[] = [];
  for (let row = 0; row < scores.length; row++) {
    if (offered[row] !== 0 && scores[row]! >= least) rows.push(row);
  }
  rows.sort((one, other) => scores[other]! - scores[one]! || one - other);
  return Int32Array.from(rows.length > count ? rows.slice(0, count) : rows);
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
