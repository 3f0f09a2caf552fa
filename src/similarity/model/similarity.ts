/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/**
 * The cosine of two films' vectors, by pairs and by rows.
 *
 * A kernel: it works on typed arrays and index arithmetic, allocates nothing, and casts elements
 * instead of checking them. Products are grouped as (weight · weight) · factor and added in the
 * order of the terms wherever a similarity is computed, so sim(a, b) and sim(b, a) are the same bits,
 * whether computed by pair, by row, or in another thread.
 */
import type { FilmVectors, RowIndex, SimilarityModel } from './model.ts';
import { joinRows } from './sparse-rows.ts';

/**
 * The similarity of two films, in [0, 1]: 1 for a film and itself, 0 when either has no weights.
 * O(terms of both).
 */
export function similarityOf(model: FilmVectors, a: RowIndex, b: RowIndex): number {
  if (a === b) return 1;
  return cosine(dotProduct(model, a, b), model.squaredNorms[a]!, model.squaredNorms[b]!);
}

/** The dot product of two films' vectors. */
export function dotProduct(model: FilmVectors, a: RowIndex, b: RowIndex): number {
  const { termFactors } = model;
  let dot = 0;
  joinRows(model, a, model, b, (term, weights) => {
    dot += weights * termFactors[term]!;
  });
  return dot;
}

/** Sets `dots[r]` (n) to the dot product of one film with the film in row r, for every r. */
export function dotProducts(model: SimilarityModel, row: RowIndex, dots: Float64Array): void {
  const { rowOffsets, rowTerms, rowWeights, termOffsets, termRows, termWeights, termFactors } =
    model;
  dots.fill(0);
  const end = rowOffsets[row + 1]!;
  for (let entry = rowOffsets[row]!; entry < end; entry++) {
    const term = rowTerms[entry]!;
    const weight = rowWeights[entry]!;
    const factor = termFactors[term]!;
    if (weight * factor === 0) continue;
    const postingsEnd = termOffsets[term + 1]!;
    for (let posting = termOffsets[term]!; posting < postingsEnd; posting++) {
      const other = termRows[posting]!;
      dots[other] = dots[other]! + weight * termWeights[posting]! * factor;
    }
  }
}

/**
 * The cosine for a dot product and two squared lengths. One root of the product, not a product of
 * roots: for equal vectors √(x·x) is x, so their cosine is exactly 1. Rounding could make the cosine
 * of nearly equal vectors exceed 1, so it is clamped.
 */
export function cosine(dot: number, squaredNormA: number, squaredNormB: number): number {
  return dot === 0 ? 0 : Math.min(dot / Math.sqrt(squaredNormA * squaredNormB), 1);
}

/**
 * `threshold · norm · norm` times this is a dot product below which a cosine is below the threshold,
 * however it was rounded. It saves the root and the division for most pairs.
 */
export const SURELY_BELOW = 1 - 1e-12;
