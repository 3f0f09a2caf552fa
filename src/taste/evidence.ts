/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import type { FilmVectors } from '../similarity/model/model.ts';
import type { TermRows } from '../similarity/query/term-rows.ts';
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
  /** r: as in the taste model; 0 for films that are not in it. */
  readonly quality: Float64Array;
  /** r: as in the taste model. */
  readonly fame: Float64Array;
  /** r: the film's own term, among those of films liked together; -1 without one. */
  readonly ownTerms: Int32Array;
}

/** The rated films that are in the model. */
export function evidenceOf(
  { model, quality, fame, together }: TasteModel,
  { rows, ratings }: RatedFilms,
): EvidenceFilms {
  const at = (values: Float64Array): Float64Array => {
    const found = new Float64Array(rows.length);
    for (let film = 0; film < rows.length; film++) found[film] = values[rows[film]!]!;
    return found;
  };
  return {
    rows: rowsAt(model, rows),
    norms: at(model.norms),
    ratings,
    quality: at(quality),
    fame: at(fame),
    ownTerms: Int32Array.from(rows, (row) => together.ownTerms[row]!),
  };
}

/** The films of two lists as one. */
export function bothEvidence(one: EvidenceFilms, other: EvidenceFilms): EvidenceFilms {
  const { rowOffsets, rowTerms, rowWeights, termFields } = one.rows;
  const later = other.rows.rowOffsets.subarray(1).map((offset) => rowTerms.length + offset);
  return {
    rows: {
      rowOffsets: joined(Int32Array, rowOffsets, later),
      rowTerms: joined(Int32Array, rowTerms, other.rows.rowTerms),
      rowWeights: joined(Float64Array, rowWeights, other.rows.rowWeights),
      termFields,
    },
    norms: joined(Float64Array, one.norms, other.norms),
    ratings: joined(Float64Array, one.ratings, other.ratings),
    quality: joined(Float64Array, one.quality, other.quality),
    fame: joined(Float64Array, one.fame, other.fame),
    ownTerms: joined(Int32Array, one.ownTerms, other.ownTerms),
  };
}

function joined<Numbers extends Int32Array | Float64Array>(
  type: new (length: number) => Numbers,
  one: Numbers,
  other: Numbers,
): Numbers {
  const both = new type(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

/** Some rows of a model, one after the other. */
function rowsAt(
  { rowOffsets, rowTerms, rowWeights, termFields }: FilmVectors,
  rows: Int32Array,
): TermRows {
  const offsets = new Int32Array(rows.length + 1);
  for (let film = 0; film < rows.length; film++) {
    const row = rows[film]!;
    offsets[film + 1] = offsets[film]! + rowOffsets[row + 1]! - rowOffsets[row]!;
  }
  const terms = new Int32Array(offsets[rows.length]!);
  const weights = new Float64Array(terms.length);
  let to = 0;
  for (let film = 0; film < rows.length; film++) {
    const end = rowOffsets[rows[film]! + 1]!;
    for (let entry = rowOffsets[rows[film]!]!; entry < end; entry++) {
      terms[to] = rowTerms[entry]!;
      weights[to++] = rowWeights[entry]!;
    }
  }
  return { rowOffsets: offsets, rowTerms: terms, rowWeights: weights, termFields };
}
