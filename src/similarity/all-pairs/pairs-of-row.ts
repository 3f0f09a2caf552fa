/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import { filmCount, type SimilarityModel } from '../model/model.ts';
import { cosine } from '../model/similarity.ts';
import { createLaterDots } from './later-postings.ts';
import { createPairSorter } from './pair-sorter.ts';
import { createPrefixFilter } from './prefix-filter.ts';

/** A row's pairs with later rows, in order; the arrays are reused for the next row. */
export interface RowPairs {
  readonly count: number;
  /** The first `count` are the later rows. */
  readonly rows: Int32Array;
  /** The first `positive` are their similarities; the rest are 0 and not stored. */
  readonly similarities: Float64Array;
  readonly positive: number;
}

/**
 * A function for the pairs of a row with all later rows that are at least this similar, by similarity
 * descending, then row ascending. Exact: the same bits as `similarityOf`.
 *
 * A kernel with some 60 bytes of scratch memory per film. Rows must be passed in ascending order, as
 * postings are read from where the last row stopped.
 *
 * @param minSimilarity from 0, for every pair, to 1.
 */
export function createPairsOfRow(
  model: SimilarityModel,
  minSimilarity: number,
): (row: number) => RowPairs {
  const films = filmCount(model);
  const rows = new Int32Array(films);
  const similarities = new Float64Array(films);
  const sort = createPairSorter(films);
  if (minSimilarity > 0) {
    const similarTo = createPrefixFilter(model, minSimilarity);
    return (row) => {
      const count = similarTo(row, rows, similarities);
      sort(rows, similarities, count);
      return { count, rows, similarities, positive: count };
    };
  }

  const { squaredNorms } = model;
  const dots = new Float64Array(films);
  const zeros = new Int32Array(films);
  const addLaterDots = createLaterDots(model, model, dots);
  return (row) => {
    addLaterDots(row, row);
    const squaredNorm = squaredNorms[row]!;
    let positive = 0;
    let without = 0;
    for (let other = row + 1; other < films; other++) {
      const dot = dots[other]!;
      // Both are written and one is used: a branch would often be mispredicted.
      rows[positive] = other;
      similarities[positive] = cosine(dot, squaredNorm, squaredNorms[other]!);
      zeros[without] = other;
      const some = Number(dot !== 0);
      positive += some;
      without += 1 - some;
      dots[other] = 0;
    }
    sort(rows, similarities, positive);
    rows.set(zeros.subarray(0, without), positive);
    return { count: positive + without, rows, similarities, positive };
  };
}
