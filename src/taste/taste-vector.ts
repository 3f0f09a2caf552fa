/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/**
 * What a person likes as one vector, and every film's product with it.
 *
 *     rated films          weights             taste, by term        score of a film
 *     ┌ Heat       v₁      + 1.3               Michael Mann  + 0.9
 *     ├ Collateral v₂      + 0.8      ──►      crime         + 0.4   ──►   taste · v
 *     └ Cats       v₃      − 1.1               musical       − 0.7
 *
 *     taste = strength · Σ weight · (v − average)
 *
 * v are vectors of length 1 and average is their mean, of films with many votes above all: what most of
 * those have in common, such as being a drama, says nothing. Where it is known which films the same people like, a film has those as terms
 * besides, and each rated film adds to the taste for itself; similarity/liked-together/ has their
 * weights. A score is linear in the rated films and in the terms, so that it is known exactly which of
 * them it comes from.
 */
import type { EvidenceFilms } from './evidence.ts';
import type { TasteModel } from './taste-model.ts';

/** How much the personal part of a score counts, compared with quality and fame. */
const STRENGTH = 50;
/** The same of films liked together. */
const TOGETHER_STRENGTH = 5000;
const TOGETHER_DOUBT = 30;
/** As many films without a say are added to those rated, so that a few ratings count less. */
const DOUBT = 10;

/** A person's taste. */
export interface Taste {
  /** r: what the product with each rated film's vector, less the average, is multiplied by. */
  readonly weights: Float64Array;
  /** r: what the film's own term is multiplied by. */
  readonly ownWeights: Float64Array;
  /** m: what a film's weights are multiplied by, after division by its length; factors included. */
  readonly vector: Float64Array;
}

/** What taste-of.ts makes of a person's ratings. */
interface Counted {
  /** r: how much each film counts. */
  readonly counts: Float64Array;
  /** r: how much they like it, which counts for films liked together. */
  readonly likings: Float64Array;
}

/** The taste of a person. */
export function tasteOf(
  { model, together, average }: TasteModel,
  { rows, norms, ownTerms }: EvidenceFilms,
  { counts, likings }: Counted,
): Taste {
  const { rowOffsets, rowTerms, rowWeights } = rows;
  const strength = STRENGTH / (counts.length + DOUBT);
  const weights = counts.map((count) => strength * count);
  const ownStrength = (TOGETHER_STRENGTH * together.factor) / (counts.length + TOGETHER_DOUBT);
  const ownWeights = likings.map((liking) => ownStrength * liking);
  const vector = new Float64Array(model.termFactors.length);
  let sum = 0;
  for (let film = 0; film < weights.length; film++) {
    const weight = weights[film]!;
    const scaled = norms[film] === 0 ? 0 : weight / norms[film]!;
    sum += weight;
    for (let entry = rowOffsets[film]!; entry < rowOffsets[film + 1]!; entry++) {
      const term = rowTerms[entry]!;
      vector[term] = vector[term]! + scaled * rowWeights[entry]!;
    }
  }
  for (let term = 0; term < vector.length; term++) {
    // 0 for films liked together
    vector[term] = model.termFactors[term]! * (vector[term]! - sum * average[term]!);
  }
  for (const [film, term] of ownTerms.entries()) {
    if (term >= 0) vector[term] = ownWeights[film]!;
  }
  return { weights, ownWeights, vector };
}

/** Sets `scores` (n) to each film's product with a taste, in O(z). */
export function scoreAll(
  { model, together: { from, to, lengths } }: TasteModel,
  { vector }: Pick<Taste, 'vector'>,
  scores: Float64Array,
): void {
  const { rowOffsets, rowTerms, rowWeights, norms } = model;
  for (let row = 0; row < scores.length; row++) {
    let dot = 0;
    let together = 0;
    const end = rowOffsets[row + 1]!;
    for (let entry = rowOffsets[row]!; entry < end; entry++) {
      const term = rowTerms[entry]!;
      const product = vector[term]! * rowWeights[entry]!;
      if (term >= from && term < to) together += product;
      else dot += product;
    }
    scores[row] = (norms[row] === 0 ? 0 : dot / norms[row]!) + together * lengths[row]!;
  }
}
