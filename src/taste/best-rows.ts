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
 * fewer if there are fewer. O(n log n), without sorting objects.
 */
export function bestRows({ scores, offered }: ScoredRows, count: number): Int32Array {
  const candidates = rowsOffered(offered);
  const wanted = Math.min(Math.max(0, count), candidates.length);
  if (wanted === 0) return new Int32Array(0);
  const sorted = Float64Array.from(candidates, (row) => scores[row]!).sort();
  const least = sorted[sorted.length - wanted]!;
  return candidates
    .filter((row) => scores[row]! >= least)
    .sort((one, other) => scores[other]! - scores[one]! || one - other)
    .subarray(0, wanted);
}

function rowsOffered(offered: Uint8Array): Int32Array {
  const rows = new Int32Array(offered.length);
  let count = 0;
  for (let row = 0; row < offered.length; row++) {
    if (offered[row] !== 0) rows[count++] = row;
  }
  return rows.subarray(0, count);
}
