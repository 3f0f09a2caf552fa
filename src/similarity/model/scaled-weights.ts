/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/**
 * Weights scaled by a preset's exponents, so that ten credits do not drown one genre:
 *
 *     weight = (raw · idfScale(term)) · lengthScale(film, field)
 *
 *     idfScale    = idf^(power − 1)
 *     lengthScale = |the film's weights in the field, after idfScale|^(−length)
 *
 * Products are grouped like this wherever weights are computed, so they have the same bits
 * everywhere. Scales are exactly 1 for a length of 0 and a power of 1.
 */
import type { FilmVectors } from './model.ts';
import type { ExponentLists } from './presets.ts';
import { sharedFloat64s } from './sparse-rows.ts';

type RawModel = Pick<
  FilmVectors,
  'filmIds' | 'rowOffsets' | 'rowTerms' | 'rawRowWeights' | 'termOffsets' | 'termFields'
>;

type ScaledWeights = Pick<FilmVectors, 'exponents' | 'rowWeights' | 'idfScales' | 'lengthScales'>;

/** What is counted over all films, for a model of some of them. */
export interface CollectionCounts {
  /** The number of all films. */
  readonly films: number;
  /** m: how many of all films have each term. */
  readonly documents: Int32Array;
}

/** Scales the weights of a model in O(z); with exponents that change nothing, they are not copied. */
export function scaleWeights(
  model: RawModel,
  exponents: ExponentLists,
  idfScales: FilmVectors['idfScales'] = idfScalesOf(model.termFields, exponents, countsOf(model)),
): ScaledWeights {
  const lengthScales = lengthScalesOf(model, exponents.lengths, idfScales);
  const rowWeights = areUnscaled(exponents)
    ? model.rawRowWeights
    : scaledRowWeights(model, idfScales, lengthScales, exponents.lengths.length);
  return { exponents, rowWeights, idfScales, lengthScales };
}

/** Whether two models with these exponents have the same weights. */
export function sameExponents(a: ExponentLists, b: ExponentLists): boolean {
  return (
    a.lengths.every((length, field) => length === b.lengths[field]) &&
    a.idfPowers.every((power, field) => power === b.idfPowers[field])
  );
}

/** z: the weights of rows, scaled. */
export function scaledRowWeights(
  { rowOffsets, rowTerms, rawRowWeights, termFields }: RawRows,
  idfScales: Float64Array,
  lengthScales: Float64Array,
  fields: number,
): FilmVectors['rowWeights'] {
  const rowWeights = sharedFloat64s(rawRowWeights.length);
  for (let row = 0; row + 1 < rowOffsets.length; row++) {
    for (let entry = rowOffsets[row]!; entry < rowOffsets[row + 1]!; entry++) {
      const term = rowTerms[entry]!;
      const scale = lengthScales[row * fields + termFields[term]!]!;
      rowWeights[entry] = rawRowWeights[entry]! * idfScales[term]! * scale;
    }
  }
  return rowWeights;
}

/** Whether these exponents leave weights as they are. */
export function areUnscaled({ lengths, idfPowers }: ExponentLists): boolean {
  return lengths.every((length) => length === 0) && idfPowers.every((power) => power === 1);
}

function countsOf({ filmIds, termOffsets, termFields }: RawModel): CollectionCounts {
  const documents = new Int32Array(termFields.length);
  for (let term = 0; term < documents.length; term++) {
    documents[term] = termOffsets[term + 1]! - termOffsets[term]!;
  }
  return { films: filmIds.length, documents };
}

/** m: what each term's raw weights are multiplied by, as it follows from counts over all films. */
export function idfScalesOf(
  termFields: Uint8Array,
  { idfPowers }: ExponentLists,
  { films, documents }: CollectionCounts,
): FilmVectors['idfScales'] {
  const scales = sharedFloat64s(termFields.length);
  for (let term = 0; term < scales.length; term++) {
    const power = idfPowers[termFields[term]!]!;
    const idf = Math.log((films + 1) / (documents[term]! + 1));
    if (power === 1) scales[term] = 1;
    // A term of every film stays without weight.
    else scales[term] = idf === 0 ? 0 : Math.pow(idf, power - 1);
  }
  return scales;
}

/** Rows of raw weights, of a model's films or others. */
interface RawRows {
  readonly rowOffsets: Int32Array;
  readonly rowTerms: Int32Array;
  readonly rawRowWeights: Float64Array;
  readonly termFields: Uint8Array;
}

/** rows × fields, row-major: what the weights of a row in a field are multiplied by. */
export function lengthScalesOf(
  { rowOffsets, rowTerms, rawRowWeights, termFields }: RawRows,
  lengths: readonly number[],
  idfScales: Float64Array,
): FilmVectors['lengthScales'] {
  const rows = rowOffsets.length - 1;
  const scales = sharedFloat64s(rows * lengths.length).fill(1);
  for (let row = 0; row < rows; row++) {
    const end = rowOffsets[row + 1]!;
    for (let entry = rowOffsets[row]!; entry < end;) {
      const field = termFields[rowTerms[entry]!]!;
      let square = 0;
      for (; entry < end && termFields[rowTerms[entry]!] === field; entry++) {
        const weight = rawRowWeights[entry]! * idfScales[rowTerms[entry]!]!;
        square += weight * weight;
      }
      const length = lengths[field]!;
      if (length > 0 && square > 0) {
        scales[row * lengths.length + field] = Math.pow(square, -length / 2);
      }
    }
  }
  return scales;
}
