import { asRow } from '../similarity/model/model.ts';
import { queryRows, type TermRows } from '../similarity/query/term-rows.ts';
import type { RatedFilms } from './ratings.ts';
import type { TasteModel } from './taste-model.ts';

/**
 * Rated films as a taste is made of them. They need not be films of the model: it is enough that their
 * terms and figures are in its measure.
 */
export interface EvidenceFilms {
  /** r rows: weights as scaled by the model's preset. */
  readonly rows: TermRows;
  /** r: the length of each vector under the model's factors; 0 without terms. */
  readonly norms: Float64Array;
  /** r: from 0.5 to 10. */
  readonly ratings: Float64Array;
  /** r: as in the taste model. */
  readonly quality: Float64Array;
  /** r: as in the taste model. */
  readonly fame: Float64Array;
}

/** The rated films that are in the model. */
export function evidenceOf(
  { model, quality, fame }: TasteModel,
  { rows, ratings }: RatedFilms,
): EvidenceFilms {
  const at = (values: Float64Array): Float64Array =>
    Float64Array.from(rows, (row) => values[row] ?? 0);
  const films = Array.from(rows, (row) => ({ row: asRow(row), weight: 1 }));
  return {
    rows: queryRows(model, films, NO_TERM_FACTORS),
    norms: at(model.norms),
    ratings,
    quality: at(quality),
    fame: at(fame),
  };
}

const NO_TERM_FACTORS: ReadonlyMap<number, number> = new Map();
