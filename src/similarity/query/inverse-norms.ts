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
  const counted = fieldSquares
    .map(({ field, squares }) => ({ factor: squaredFactors[field]!, squares }))
    .filter(({ factor }) => factor > 0);
  // The roots take so long that adding three fields meanwhile takes no longer than adding none.
  for (let next = 0; next + 3 < counted.length; next++) addSquares(counted[next]!, norms);
  invertWith(counted.slice(-3), norms);
}

interface CountedSquares {
  readonly factor: number;
  readonly squares: Float64Array;
}

function addSquares({ factor, squares }: CountedSquares, norms: Float64Array): void {
  for (let place = 0; place < norms.length; place++) {
    norms[place] = norms[place]! + factor * squares[place]!;
  }
}

/** Adds up to three fields to squared norms and sets `norms` to 1 / norm. */
function invertWith(fields: readonly CountedSquares[], norms: Float64Array): void {
  const none = { factor: 0, squares: norms };
  const [{ factor: a, squares: as }, { factor: b, squares: bs }, { factor: c, squares: cs }] = [
    fields[0] ?? none,
    fields[1] ?? none,
    fields[2] ?? none,
  ];
  for (let place = 0; place < norms.length; place++) {
    const square = norms[place]! + a * as[place]! + b * bs[place]! + c * cs[place]!;
    norms[place] = inverse(Math.sqrt(square));
  }
}
