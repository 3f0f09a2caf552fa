/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/**
 * The cosine of two films' vectors, by pairs and by rows.
 *
 * A kernel: it works on typed arrays and index arithmetic, allocates nothing, and casts elements
 * instead of checking them. Products are grouped as (weight · weight) · factor and added in the
 * order of the terms wherever a similarity is computed; so sim(a, b) and sim(b, a) are the same
 * bits, from a pair, a row, or another thread.
 */
import type { RowIndex, SimilarityModel } from './model.ts';

/**
 * The similarity of two films, in [0, 1]: 1 for a film and itself, 0 when either has no weights.
 * O(terms of both).
 */
export function similarityOf(model: SimilarityModel, a: RowIndex, b: RowIndex): number {
  if (a === b) return 1;
  let dot = 0;
  for (const { product } of sharedTerms(model, a, b)) dot += product;
  return cosine(dot, model.squaredNorms[a]!, model.squaredNorms[b]!);
}

/** The terms that two films share, ascending, each with its part of their dot product. */
export function* sharedTerms(
  { rowOffsets, rowTerms, rowWeights, termFactors }: SimilarityModel,
  a: RowIndex,
  b: RowIndex,
): Generator<{ readonly term: number; readonly product: number }> {
  let i = rowOffsets[a]!;
  let j = rowOffsets[b]!;
  const iEnd = rowOffsets[a + 1]!;
  const jEnd = rowOffsets[b + 1]!;
  while (i < iEnd && j < jEnd) {
    const term = rowTerms[i]!;
    const other = rowTerms[j]!;
    if (term === other) {
      const weights = rowWeights[i]! * rowWeights[j]!;
      yield { term, product: weights * termFactors[term]! };
    }
    if (term <= other) i++;
    if (other <= term) j++;
  }
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
 * roots: for equal vectors √(x·x) is x, so their cosine is exactly 1. Rounding may lift the cosine
 * of nearly equal vectors above 1; it is cut there.
 */
export function cosine(dot: number, squaredNormA: number, squaredNormB: number): number {
  return dot === 0 ? 0 : Math.min(dot / Math.sqrt(squaredNormA * squaredNormB), 1);
}

/**
 * A factor that makes `threshold · norm · norm` a dot product below which a cosine is surely less
 * than the threshold, whatever was rounded. It saves most pairs the root and the division.
 */
export const SURELY_BELOW = 1 - 1e-12;
