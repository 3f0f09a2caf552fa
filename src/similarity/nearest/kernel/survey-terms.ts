/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import type { SimilarityModel } from '../../model/model.ts';
import type { ShardOptions } from './guest-room.ts';

/** Within this range all products of values are normal numbers in float32. */
const SMALLEST_VALUE = 1e-12;
/** Within this range all products of weights are normal numbers in float64. */
const MAGNITUDES = [1e-60, 1e60] as const;

/** The result of one pass over the terms. */
export interface TermSurvey {
  /** The number of films of each term, with a weight and a factor above 0. */
  readonly counts: Uint32Array;
  /** 1 for each term that two films or more have, in the model or in all parts. */
  readonly shared: Uint8Array;
  /** The weight of each term in its films before their length scales; NaN if it differs. */
  readonly commonWeights: Float64Array;
  /** The greatest value of each term in units of its least. */
  readonly spreads: Float64Array;
  /** The least weight · factor that is not 0. */
  readonly least: number;
  /** The greatest weight · factor; values are divided by it so that they are at most 1. */
  readonly scale: number;
}

/** Undefined if the values differ too much, or if there are no values. */
export function surveyTerms(
  { termOffsets, termWeights, rawTermWeights, idfScales, termFactors }: SimilarityModel,
  shard?: ShardOptions,
): TermSurvey | undefined {
  const counts = new Uint32Array(termFactors.length);
  const commonWeights = new Float64Array(termFactors.length);
  const spreads = new Float64Array(termFactors.length).fill(1);
  let greatest = 0;
  let least = Infinity;
  for (let term = 0; term < counts.length; term++) {
    if (termFactors[term] === 0) continue;
    const factor = Math.sqrt(termFactors[term]!);
    let count = 0;
    let common = 0;
    let [leastOfTerm, greatestOfTerm] = [Infinity, 0];
    const end = termOffsets[term + 1]!;
    for (let entry = termOffsets[term]!; entry < end; entry++) {
      const weight = termWeights[entry]!;
      if (weight === 0) continue;
      count++;
      if (weight > greatestOfTerm) greatestOfTerm = weight;
      if (weight < leastOfTerm) leastOfTerm = weight;
      const unscaled = rawTermWeights[entry]! * idfScales[term]!;
      if (unscaled !== common) common = count === 1 ? unscaled : NaN;
    }
    counts[term] = count;
    commonWeights[term] = common;
    if (count === 0) continue;
    spreads[term] = greatestOfTerm / leastOfTerm;
    greatest = Math.max(greatest, greatestOfTerm * factor);
    least = Math.min(least, leastOfTerm * factor);
  }
  if (greatest === 0 || !areComparable(least, greatest)) return undefined;
  const shared = sharedTerms(counts, shard);
  // What is the same in all films of a shard may be something else in the film that queries it.
  shard?.differs.forEach((differs, term) => {
    if (differs === 1) commonWeights[term] = NaN;
  });
  return { counts, shared, commonWeights, spreads, least, scale: greatest };
}

/** Whether the compiled search can take values from the least to the greatest. */
export function areComparable(least: number, greatest: number): boolean {
  if (greatest > MAGNITUDES[1] || least < MAGNITUDES[0]) return false;
  return least / greatest >= SMALLEST_VALUE;
}

function sharedTerms(counts: Uint32Array, shard: ShardOptions | undefined): Uint8Array {
  const shared = new Uint8Array(counts.length);
  for (let term = 0; term < counts.length; term++) {
    const films = shard === undefined ? counts[term]! : shard.counts.documents[term]!;
    if (counts[term]! > 0 && films >= 2) shared[term] = 1;
  }
  return shared;
}

/** An entry's value: the same bits by row and by term. */
export function valueOf(weight: number, factor: number, scale: number): number {
  return Math.fround((weight * factor) / scale);
}
