/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import type { SimilarityModel } from '../model/model.ts';
import { squaredFactors, type FieldFactors } from '../model/presets.ts';
import type { SparseRows } from '../model/sparse-rows.ts';
import type { QueryFilm } from './query.ts';

/** Rows with the fields of their terms, as a model has them for all films. */
export interface TermRows extends SparseRows {
  /** Each term's field, an index into the model's fields. */
  readonly termFields: Uint8Array;
}

/** The films of a query as rows from 0 on, each weight multiplied by its term's factor. */
export function queryRows(
  { rowOffsets, rowTerms, rowWeights, termFields }: SimilarityModel,
  films: readonly QueryFilm[],
  termFactors: ReadonlyMap<number, number>,
): TermRows {
  const offsets = new Int32Array(films.length + 1);
  for (const [film, { row }] of films.entries()) {
    offsets[film + 1] = offsets[film]! + rowOffsets[row + 1]! - rowOffsets[row]!;
  }
  const terms = new Int32Array(offsets[films.length]!);
  const weights = new Float64Array(terms.length);
  for (const [film, { row }] of films.entries()) {
    terms.set(rowTerms.subarray(rowOffsets[row], rowOffsets[row + 1]), offsets[film]);
    weights.set(rowWeights.subarray(rowOffsets[row], rowOffsets[row + 1]), offsets[film]);
  }
  if (termFactors.size > 0) {
    for (let entry = 0; entry < terms.length; entry++) {
      weights[entry] = weights[entry]! * (termFactors.get(terms[entry]!) ?? 1);
    }
  }
  return { rowOffsets: offsets, rowTerms: terms, rowWeights: weights, termFields };
}

/** The squared length of a row's vector, summed like in build-model.ts to the last bit. */
export function squaredNormOf(
  { rowOffsets, rowTerms, rowWeights, termFields }: TermRows,
  row: number,
  squares: readonly number[],
): number {
  let sum = 0;
  for (let entry = rowOffsets[row]!; entry < rowOffsets[row + 1]!; entry++) {
    const weight = rowWeights[entry]!;
    sum += weight * weight * squares[termFields[rowTerms[entry]!]!]!;
  }
  return sum;
}

/**
 * The squares of the given factors, or of the model's own, in the order of its fields; of the model's
 * own 0 for a field without terms.
 *
 * @throws ReelatedError `request-invalid` for factors that cannot be used.
 */
export function squaredFactorsOf(
  { fields, termFields, termFactors }: SimilarityModel,
  factors?: FieldFactors,
): readonly number[] {
  if (factors !== undefined) return squaredFactors(factors, fields);
  return fields.map((_, field) => termFactors[termFields.indexOf(field)] ?? 0);
}
