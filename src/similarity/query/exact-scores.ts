/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import { cosine } from '../model/similarity.ts';
import type { QueryIndex } from './query-index.ts';
import { firstSlot, type QueryVector } from './query-vector.ts';

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
  const { records, recordInts, recordStarts } = index;
  const { weights, slotTerms, slotEntries, slotFactors } = vector;
  const { nextEntries, entryFilms, entryWeights, squaredNorms } = vector;
  const films = weights.length;
  const mask = slotTerms.length - 1;
  const dots = new Float64Array(films);

  return (place) => {
    const start = recordStarts[place]!;
    const firstTerm = 2 * start + 3;
    const count = recordInts[firstTerm - 1]!;
    const firstWeight = start + 1 + ((count + 2) >> 1);
    for (let i = 0; i < count; i++) {
      const term = recordInts[firstTerm + i]!;
      let slot = firstSlot(term, mask);
      while (slotTerms[slot]! >= 0 && slotTerms[slot] !== term) slot = (slot + 1) & mask;
      let entry = slotEntries[slot]!;
      if (entry < 0) continue;
      const weight = records[firstWeight + i]!;
      const factor = slotFactors[slot]!;
      for (; entry >= 0; entry = nextEntries[entry]!) {
        const film = entryFilms[entry]!;
        dots[film] = dots[film]! + entryWeights[entry]! * weight * factor;
      }
    }
    const squaredNorm =
      squaredFactors === undefined ? records[start]! : squaredNormAt(index, place, squaredFactors);
    let score = 0;
    for (let film = 0; film < films; film++) {
      score += weights[film]! * cosine(dots[film]!, squaredNorms[film]!, squaredNorm);
      dots[film] = 0;
    }
    return Math.min(Math.max(score, 0), 1);
  };
}

/** The squared length of the vector of the film at a place. */
function squaredNormAt(
  { model, records, recordInts, recordStarts }: QueryIndex,
  place: number,
  squaredFactors: readonly number[],
): number {
  const start = recordStarts[place]!;
  const count = recordInts[2 * start + 2]!;
  const firstWeight = start + 1 + ((count + 2) >> 1);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const weight = records[firstWeight + i]!;
    const field = model.termFields[recordInts[2 * start + 3 + i]!]!;
    sum += weight * weight * squaredFactors[field]!;
  }
  return sum;
}
