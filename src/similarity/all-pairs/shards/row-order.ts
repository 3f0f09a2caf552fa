/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import { createPairSorter } from '../pair-sorter.ts';
import type { RowPairs } from '../pairs-of-row.ts';
import type { PairSpool } from './pair-spool.ts';

/**
 * A function that puts a row's pairs, as they were found shard by shard, in the order of
 * `createPairsOfRow`, and with `zeros` adds the later rows that were not found. Pieces of equal
 * similarities must be in the order of their rows. The arrays are reused for the next row.
 */
export function createRowOrder(
  films: number,
  zeros: boolean,
): (row: number, spool: PairSpool, film: number) => RowPairs {
  let capacity = zeros ? films : 0;
  let [rows, similarities] = [new Int32Array(capacity), new Float64Array(capacity)];
  let sort = createPairSorter(capacity);
  /** 1 for each row that was found. */
  const found = new Uint8Array(zeros ? films : 0);

  function makeRoom(count: number): void {
    if (count <= capacity) return;
    capacity = Math.min(films, 2 * count);
    [rows, similarities] = [new Int32Array(capacity), new Float64Array(capacity)];
    sort = createPairSorter(capacity);
  }

  function addZeros(row: number, positive: number): number {
    for (let i = 0; i < positive; i++) found[rows[i]!] = 1;
    let count = positive;
    for (let other = row + 1; other < films; other++) {
      // Written in any case: a branch would often be mispredicted.
      rows[count] = other;
      count += 1 - found[other]!;
      found[other] = 0;
    }
    return count;
  }

  return (row, spool, film) => {
    const positive = spool.count(film);
    makeRoom(positive);
    spool.read(film, { rows, similarities });
    sort(rows, similarities, positive);
    const count = zeros ? addZeros(row, positive) : positive;
    return { count, rows, similarities, positive };
  };
}
