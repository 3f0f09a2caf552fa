/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import { sumByClass } from './film-scores.ts';
import { inverse, type QueryIndex } from './query-index.ts';
import { squaredNormOf } from './term-rows.ts';

/**
 * Sets `norms` (n, by place) to 1 / norm under other factors than the model's own, from the squares of
 * classes and fields, in O(n).
 */
export function setInverseNorms(
  { groupings, fieldSquares }: QueryIndex,
  squaredFactors: readonly number[],
  norms: Float64Array,
): void {
  const ofClasses = groupings.map(({ rows }) => {
    const squares = new Float64Array(rows.rowOffsets.length - 1);
    for (let one = 0; one < squares.length; one++) {
      squares[one] = squaredNormOf(rows, one, squaredFactors);
    }
    return squares;
  });
  sumByClass(groupings, ofClasses, norms);
  for (const { field, squares } of fieldSquares) {
    const factor = squaredFactors[field]!;
    if (factor === 0) continue;
    for (let place = 0; place < norms.length; place++) {
      norms[place] = norms[place]! + factor * squares[place]!;
    }
  }
  for (let place = 0; place < norms.length; place++) {
    norms[place] = inverse(Math.sqrt(norms[place]!));
  }
}
