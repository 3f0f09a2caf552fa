/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import { cosine } from '../model/similarity.ts';
import type { QueryIndex } from './query-index.ts';
import { firstSlot, type QueryVector } from './query-vector.ts';
import { squaredNormOf } from './term-rows.ts';

/**
 * A function for the exact score of the film at a place, as `Query` defines it: with one liked film,
 * the same bits as `similarityOf`. O(terms of the film), some 100 ns.
 *
 * @param squaredFactors those of the query where they differ from the model's own: lengths are then
 * summed again, as build-model.ts does.
 */
export function exactScores(
  index: QueryIndex,
  vector: QueryVector,
  squaredFactors: readonly number[] | undefined,
): (place: number) => number {
  const { model, rows } = index;
  const { rowOffsets, rowTerms, rowWeights } = model;
  const { weights, slotTerms, slotEntries, slotFactors } = vector;
  const { nextEntries, entryFilms, entryWeights, squaredNorms } = vector;
  const films = weights.length;
  const mask = slotTerms.length - 1;
  const dots = new Float64Array(films);
  // Many films have more terms, in fields that do not count.
  const lastTerm = vector.terms.reduce((last, term) => Math.max(last, term), -1);

  return (place) => {
    const row = rows[place]!;
    const end = rowOffsets[row + 1]!;
    for (let position = rowOffsets[row]!; position < end; position++) {
      const term = rowTerms[position]!;
      if (term > lastTerm) break;
      let slot = firstSlot(term, mask);
      while (slotTerms[slot]! >= 0 && slotTerms[slot] !== term) slot = (slot + 1) & mask;
      let entry = slotEntries[slot]!;
      if (entry < 0) continue;
      const factor = slotFactors[slot]!;
      const weight = rowWeights[position]!;
      for (; entry >= 0; entry = nextEntries[entry]!) {
        const film = entryFilms[entry]!;
        dots[film] = dots[film]! + entryWeights[entry]! * weight * factor;
      }
    }
    const squaredNorm =
      squaredFactors === undefined
        ? model.squaredNorms[row]!
        : squaredNormOf(model, row, squaredFactors);
    let score = 0;
    for (let film = 0; film < films; film++) {
      score += weights[film]! * cosine(dots[film]!, squaredNorms[film]!, squaredNorm);
      dots[film] = 0;
    }
    return Math.min(Math.max(score, 0), 1);
  };
}
