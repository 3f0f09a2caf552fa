/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import type { SimilarityModel } from '../model/model.ts';
import type { SparseRows } from '../model/sparse-rows.ts';

/** Films by their terms. */
export type Postings = Pick<
  SimilarityModel,
  'termOffsets' | 'termRows' | 'termWeights' | 'termFactors' | 'squaredNorms'
>;

/**
 * A function that adds to `dots` the dot products of one of the asking rows with the films after a row
 * of the postings, term by term, as `dotProducts` does. What is given as that row must not descend, as
 * postings are read from where the last one stopped.
 *
 * @param numbers the postings' number of each term of the asking rows, or -1; absent: they are equal
 */
export function createLaterDots(
  { termOffsets, termRows, termWeights, termFactors }: Postings,
  { rowOffsets, rowTerms, rowWeights }: SparseRows,
  dots: Float64Array,
  numbers?: Int32Array,
): (asking: number, after: number) => void {
  const cursors = termOffsets.slice(0, termFactors.length);
  return (asking, after) => {
    const end = rowOffsets[asking + 1]!;
    for (let entry = rowOffsets[asking]!; entry < end; entry++) {
      const own = rowTerms[entry]!;
      const term = numbers === undefined ? own : numbers[own]!;
      if (term === -1) continue;
      const weight = rowWeights[entry]!;
      const factor = termFactors[term]!;
      const postingsEnd = termOffsets[term + 1]!;
      let posting = cursors[term]!;
      while (posting < postingsEnd && termRows[posting]! <= after) posting++;
      cursors[term] = posting;
      if (weight * factor === 0) continue;
      for (; posting < postingsEnd; posting++) {
        const other = termRows[posting]!;
        dots[other] = dots[other]! + weight * termWeights[posting]! * factor;
      }
    }
  };
}
