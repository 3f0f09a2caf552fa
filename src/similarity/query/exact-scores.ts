/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import type { SimilarityModel } from '../model.ts';
import { cosine } from '../similarity.ts';
import { squaredNormOf, termIndex, type QueryVector } from './query-vector.ts';

/**
 * A function for the exact score of a row, as `Question` defines it: with one liked film the very
 * bits of `similarityOf`. O(terms of the row), some 50 ns.
 *
 * @param squaredNorms n: of the model under the question's factors; absent: computed for each row.
 */
export function exactScores(
  model: SimilarityModel,
  vector: QueryVector,
  squaredNorms: Float64Array | undefined,
): (row: number) => number {
  const { rowOffsets, rowTerms, rowWeights, termFields } = model;
  const { weights, squaredFactors, terms, slots } = vector;
  const { firstEntries, nextEntries, entryFilms, entryWeights } = vector;
  const films = weights.length;
  const dots = new Float64Array(films);

  return (row) => {
    dots.fill(0);
    const end = rowOffsets[row + 1]!;
    for (let entry = rowOffsets[row]!; entry < end; entry++) {
      const term = rowTerms[entry]!;
      const index = termIndex(slots, terms, term);
      if (index < 0) continue;
      const weight = rowWeights[entry]!;
      const factor = squaredFactors[termFields[term]!]!;
      for (let other = firstEntries[index]!; other >= 0; other = nextEntries[other]!) {
        const film = entryFilms[other]!;
        dots[film] = dots[film]! + entryWeights[other]! * weight * factor;
      }
    }
    const squaredNorm = squaredNorms?.[row] ?? squaredNormOf(model, row, squaredFactors);
    let score = 0;
    for (let film = 0; film < films; film++) {
      score += weights[film]! * cosine(dots[film]!, vector.squaredNorms[film]!, squaredNorm);
    }
    return Math.min(Math.max(score, 0), 1);
  };
}
