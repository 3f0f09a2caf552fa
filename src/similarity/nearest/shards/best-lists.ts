/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import { sharedFloat64s, sharedInt32s } from '../../model/sparse-rows.ts';

/** The best of what was found for some films so far; threads can share it, each film by one. */
export interface BestLists {
  /** The most that a film's list can hold. */
  readonly perFilm: number;
  /** films: how many it holds. */
  readonly counts: Int32Array<SharedArrayBuffer>;
  /** films × perFilm, row-major: rows among all films, by similarity descending, then row. */
  readonly rows: Int32Array<SharedArrayBuffer>;
  /** Of the same shape. */
  readonly similarities: Float64Array<SharedArrayBuffer>;
}

export function emptyLists(films: number, perFilm: number): BestLists {
  return {
    perFilm,
    counts: sharedInt32s(films),
    rows: sharedInt32s(films * perFilm),
    similarities: sharedFloat64s(films * perFilm),
  };
}

/** The least similarity that another film needs to get into a full list; 0 while any will do. */
export function leastOf({ perFilm, counts, similarities }: BestLists, film: number): number {
  return counts[film] === perFilm ? similarities[(film + 1) * perFilm - 1]! : 0;
}

/** What one shard has found for a film, in order. */
export interface ShardList {
  readonly count: number;
  /** Rows of the shard. */
  readonly rows: ArrayLike<number>;
  readonly similarities: ArrayLike<number>;
}

/** A function that merges what a shard, whose first row is given, has found into a film's list. */
export function createMerge(
  lists: BestLists,
): (film: number, found: ShardList, firstRow: number) => void {
  const { perFilm, counts, rows, similarities } = lists;
  const oldRows = new Int32Array(perFilm);
  const oldSimilarities = new Float64Array(perFilm);
  return (film, found, firstRow) => {
    const begin = film * perFilm;
    const before = counts[film]!;
    oldRows.set(rows.subarray(begin, begin + before));
    oldSimilarities.set(similarities.subarray(begin, begin + before));
    const count = Math.min(perFilm, before + found.count);
    let old = 0;
    let next = 0;
    for (let i = 0; i < count; i++) {
      const row = next < found.count ? firstRow + found.rows[next]! : 0;
      const takeNew =
        next < found.count &&
        (old === before ||
          found.similarities[next]! > oldSimilarities[old]! ||
          (found.similarities[next] === oldSimilarities[old] && row < oldRows[old]!));
      rows[begin + i] = takeNew ? row : oldRows[old]!;
      similarities[begin + i] = takeNew ? found.similarities[next]! : oldSimilarities[old]!;
      if (takeNew) next++;
      else old++;
    }
    counts[film] = count;
  };
}
