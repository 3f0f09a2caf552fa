/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import { accumulate } from './counting-sort.ts';

/** Rows of a sparse matrix of terms. */
export interface SparseRows {
  /** The entries of row r are those from `rowOffsets[r]` to `rowOffsets[r + 1]`. */
  readonly rowOffsets: Int32Array;
  /** Ascending inside a row, each once. */
  readonly rowTerms: Int32Array;
  readonly rowWeights: Float64Array;
}

/**
 * Walks through two rows in parallel and calls `each` for every term that both have, ascending, with
 * the product of its weights.
 */
export function joinRows(
  a: SparseRows,
  rowA: number,
  b: SparseRows,
  rowB: number,
  each: (term: number, product: number) => void,
): void {
  const { rowTerms: termsA, rowWeights: weightsA } = a;
  const { rowTerms: termsB, rowWeights: weightsB } = b;
  const endA = a.rowOffsets[rowA + 1]!;
  const endB = b.rowOffsets[rowB + 1]!;
  let i = a.rowOffsets[rowA]!;
  let j = b.rowOffsets[rowB]!;
  while (i < endA && j < endB) {
    const term = termsA[i]!;
    const step = term - termsB[j]!;
    if (step === 0) each(term, weightsA[i]! * weightsB[j]!);
    if (step <= 0) i++;
    if (step >= 0) j++;
  }
}

/** Entries of a matrix: the same place in all three arrays. */
export interface Entries {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly weights: Float64Array;
}

/** Entries by group: those of group g are those from `offsets[g]` to `offsets[g + 1]`. */
export interface Groups {
  readonly offsets: Int32Array<SharedArrayBuffer>;
  readonly members: Int32Array<SharedArrayBuffer>;
  readonly weights: Float64Array<SharedArrayBuffer>;
}

/** Groups entries by column, with their rows as members, in the order in which they come. */
export function groupByColumn({ rows, columns, weights }: Entries, count: number): Groups {
  const offsets = groupOffsets(columns, count);
  const next = new Int32Array(offsets);
  const members = sharedInt32s(rows.length);
  const grouped = sharedFloat64s(rows.length);
  for (let entry = 0; entry < rows.length; entry++) {
    const column = columns[entry]!;
    const place = next[column]!;
    next[column] = place + 1;
    members[place] = rows[entry]!;
    grouped[place] = weights[entry]!;
  }
  return { offsets, members, weights: grouped };
}

/** count + 1: where the entries of each column begin once they are grouped. */
export function groupOffsets(columns: Int32Array, count: number): Groups['offsets'] {
  const offsets = sharedInt32s(count + 1);
  for (const column of columns) offsets[column + 1] = offsets[column + 1]! + 1;
  accumulate(offsets);
  return offsets;
}

/** The same matrix by its `count` terms, each with its rows ascending. */
export function transpose({ rowOffsets, rowTerms, rowWeights }: SparseRows, count: number): Groups {
  const rows = new Int32Array(rowTerms.length);
  for (let row = 0; row + 1 < rowOffsets.length; row++) {
    rows.fill(row, rowOffsets[row], rowOffsets[row + 1]);
  }
  return groupByColumn({ rows, columns: rowTerms, weights: rowWeights }, count);
}

/** Zeros in memory that threads can share. */
export function sharedInt32s(length: number): Int32Array<SharedArrayBuffer> {
  return new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT));
}

/** Zeros in memory that threads can share. */
export function sharedFloat64s(length: number): Float64Array<SharedArrayBuffer> {
  return new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT));
}
