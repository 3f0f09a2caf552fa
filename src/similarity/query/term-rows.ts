/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import type { FilmVectors } from '../model/model.ts';
import { squaredFactors, type FieldFactors } from '../model/presets.ts';
import type { SparseRows } from '../model/sparse-rows.ts';
import type { QueryFilm } from './query.ts';

/** Rows with the fields of their terms, as a model has them for all films. */
export interface TermRows extends SparseRows {
  /** Each term's field, an index into the model's fields. */
  readonly termFields: Uint8Array;
}

/**
 * The films of a query as rows from 0 on, each weight multiplied by its term's factor; without the
 * terms of fields whose squared factor is 0.
 */
export function queryRows(
  { rowOffsets, rowTerms, rowWeights, termFields }: FilmVectors,
  films: readonly QueryFilm[],
  squares: readonly number[],
  termFactors: ReadonlyMap<number, number>,
): TermRows {
  const offsets = new Int32Array(films.length + 1);
  let entries = 0;
  for (const { row } of films) entries += rowOffsets[row + 1]! - rowOffsets[row]!;
  const terms = new Int32Array(entries);
  const weights = new Float64Array(entries);
  let count = 0;
  for (let film = 0; film < films.length; film++) {
    const { row } = films[film]!;
    for (let entry = rowOffsets[row]!; entry < rowOffsets[row + 1]!; entry++) {
      const term = rowTerms[entry]!;
      if (squares[termFields[term]!] === 0) continue;
      terms[count] = term;
      weights[count++] = rowWeights[entry]! * (termFactors.get(term) ?? 1);
    }
    offsets[film + 1] = count;
  }
  return {
    rowOffsets: offsets,
    rowTerms: terms.subarray(0, count),
    rowWeights: weights.subarray(0, count),
    termFields,
  };
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
  { fields, termFields, termFactors }: FilmVectors,
  factors?: FieldFactors,
): readonly number[] {
  if (factors !== undefined) return squaredFactors(factors, fields);
  return fields.map((_, field) => termFactors[termFields.indexOf(field)] ?? 0);
}
