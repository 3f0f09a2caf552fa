/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import type { SharedTerm } from './explain.ts';
import { termAt, type FilmId, type RowIndex, type FilmVectors } from '../model/model.ts';
import type { FieldFactors } from '../model/presets.ts';
import { explainAnswer } from './explain-answer.ts';
import { squaredFactorsOf, squaredNormOf } from './term-rows.ts';
import { rowOfFilm } from './query.ts';
import type { Term } from '../terms/terms.ts';

/** A term that one film has and the other lacks. */
interface OwnTerm extends Term {
  /** Its part of the film's squared length, in (0, 1]. */
  readonly part: number;
}

/** Two films side by side. */
export interface Comparison {
  /** In [0, 1]; 1 for a film and itself. */
  readonly similarity: number;
  /** What both films have, the largest share first; the shares sum to the similarity (to 1e-12). */
  readonly shared: readonly SharedTerm[];
  /** What only the first film has, the largest part first. */
  readonly onlyFirst: readonly OwnTerm[];
  /** What only the second film has. */
  readonly onlySecond: readonly OwnTerm[];
}

/**
 * Compares two films term by term, under the model's factors or others. Terms without effect,
 * because of their factor or because every film has them, are left out.
 *
 * @throws ReelatedError `film-unknown`, `request-invalid`.
 */
export function compareFilms(
  model: FilmVectors,
  first: FilmId,
  second: FilmId,
  factors?: FieldFactors,
): Comparison {
  const query = { like: [{ filmId: first }], ...(factors && { factors }) };
  const explained = explainAnswer(model, query, [second])[0]!;
  const squaredFactors = squaredFactorsOf(model, factors);
  const a = rowOfFilm(model, first);
  const b = rowOfFilm(model, second);
  return {
    similarity: a === b ? 1 : explained.similarity,
    shared: explained.terms,
    onlyFirst: ownTerms(model, a, b, squaredFactors),
    onlySecond: ownTerms(model, b, a, squaredFactors),
  };
}

/** The terms of a film that the other lacks; equal parts in the order of the terms. */
function ownTerms(
  model: FilmVectors,
  row: RowIndex,
  other: RowIndex,
  squaredFactors: readonly number[],
): OwnTerm[] {
  const { rowOffsets, rowTerms, rowWeights, termFields } = model;
  const others = new Set(rowTerms.subarray(rowOffsets[other], rowOffsets[other + 1]));
  const squaredNorm = squaredNormOf(model, row, squaredFactors);
  const terms: OwnTerm[] = [];
  for (let entry = rowOffsets[row]!; entry < rowOffsets[row + 1]!; entry++) {
    const term = rowTerms[entry]!;
    const square = rowWeights[entry]! ** 2 * squaredFactors[termFields[term]!]!;
    if (square > 0 && !others.has(term)) {
      terms.push({ ...termAt(model, term), part: square / squaredNorm });
    }
  }
  return terms.sort((one, next) => next.part - one.part);
}
