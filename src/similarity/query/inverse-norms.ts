/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import { sumByClass } from './film-scores.ts';
import { inverse, type QueryIndex } from './query-index.ts';
import { squaredNormOf } from './term-rows.ts';

/**
 * n, by place: 1 / norm under other factors than the model's own, from the squares of classes and
 * fields, in O(n).
 */
export function inverseNormsOf(
  { groupings, fieldSquares, rows }: QueryIndex,
  squaredFactors: readonly number[],
): Float64Array {
  const norms = new Float64Array(rows.length);
  const ofClasses = groupings.map(({ rows: classes }) =>
    Float64Array.from({ length: classes.rowOffsets.length - 1 }, (_, one) =>
      squaredNormOf(classes, one, squaredFactors),
    ),
  );
  sumByClass(groupings, ofClasses, norms);
  for (const { field, squares } of fieldSquares) {
    const factor = squaredFactors[field]!;
    if (factor === 0) continue;
    for (let place = 0; place < norms.length; place++) {
      norms[place] = norms[place]! + factor * squares[place]!;
    }
  }
  for (let place = 0; place < norms.length; place++)
    norms[place] = inverse(Math.sqrt(norms[place]!));
  return norms;
}
