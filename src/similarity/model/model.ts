/**
 * The weights of all films as a sparse matrix, stored twice: by film and by term.
 *
 *                 title:star  title:wars  genre:Sci-Fi  …      term, an index
 *   row 0  11        3.1         5.2          1.4              by film:  rowOffsets ─► rowTerms, rowWeights
 *   row 1  76                                 1.4              by term: termOffsets ─► termRows, termWeights
 *   row 2  80759     3.1
 *          film_id
 *
 * Weights are stored as tf · idf and scaled by the exponents of a preset (scaled-weights.ts).
 *
 * Rows ascend by film_id, terms by field and then text, and both lists ascend inside a row and a
 * term, so every sum runs in one order and equal queries have equal answers to the last bit.
 *
 * Everything is a typed array over shared memory: passing a model to a worker thread copies nothing,
 * and structured cloning preserves it.
 */
import type { ExponentLists } from './presets.ts';
import type { Field } from '../terms/similarity-fields.ts';
import type { Term } from '../terms/terms.ts';

declare const brand: unique symbol;

/** IMDb's tconst without `tt`. */
export type FilmId = number & { readonly [brand]: 'FilmId' };

/** A film's position in a model, from 0. Not interchangeable with a film id, nor a plain number. */
export type RowIndex = number & { readonly [brand]: 'RowIndex' };

/** A number from outside as a film's id; there need not be such a film. */
export function asFilmId(value: number): FilmId {
  return value as FilmId;
}

/** A number as a row. */
export function asRow(value: number): RowIndex {
  return value as RowIndex;
}

type Int32s = Int32Array<SharedArrayBuffer>;
type Float64s = Float64Array<SharedArrayBuffer>;

/** The films' vectors: n films × m terms with z weights; no film has a term twice. */
export interface FilmVectors {
  /** n, ascending. */
  readonly filmIds: Int32s;

  /** n + 1: the weights of row r are those from `rowOffsets[r]` to `rowOffsets[r + 1]`. */
  readonly rowOffsets: Int32s;
  /** z, ascending inside a row. */
  readonly rowTerms: Int32s;
  /** z: tf · idf, as stored. */
  readonly rawRowWeights: Float64s;
  /** z: scaled by the exponents, without any factor; the same array as the raw one if that is by 1. */
  readonly rowWeights: Float64s;

  /** m + 1: term t has as many films as `termOffsets[t + 1] - termOffsets[t]`. */
  readonly termOffsets: Int32s;

  /** The names of its fields, in their order: at most 255. */
  readonly fields: readonly Field[];
  /** m: each term's field, an index into `fields`. */
  readonly termFields: Uint8Array<SharedArrayBuffer>;
  /** m + 1 offsets into `termText`. */
  readonly termTextOffsets: Int32s;
  /** The terms' texts in UTF-8, one after the other. */
  readonly termText: Uint8Array<SharedArrayBuffer>;

  /** What the weights are scaled by, in the order of `fields`. */
  readonly exponents: ExponentLists;
  /** m: idf^(power − 1): what a term's raw weights are multiplied by first. */
  readonly idfScales: Float64s;
  /** n × fields, row-major: what a film's weights in a field are multiplied by then. */
  readonly lengthScales: Float64s;

  /** m: the square of the factor of each term's field. */
  readonly termFactors: Float64s;
  /** n: the squared length of each film's vector, factors included; 0 for a film without terms. */
  readonly squaredNorms: Float64s;
  /** n: the square roots of `squaredNorms`. */
  readonly norms: Float64s;
}

/** The films' vectors and the same weights by term: what indexes are built from. */
export interface SimilarityModel extends FilmVectors {
  /** z, ascending inside a term: the films of term t from `termOffsets[t]` to `termOffsets[t + 1]`. */
  readonly termRows: Int32s;
  /** z: tf · idf, as stored. */
  readonly rawTermWeights: Float64s;
  /** z: scaled like `rowWeights`. */
  readonly termWeights: Float64s;
}

/** Films in ascending order, such as those of a model. */
interface FilmList {
  readonly filmIds: Int32Array;
}

/** The number of films, n. */
export function filmCount({ filmIds }: FilmList): number {
  return filmIds.length;
}

/** The film in a row. @throws RangeError if the row does not exist. */
export function filmIdAt({ filmIds }: FilmList, row: RowIndex): FilmId {
  const filmId = filmIds[row];
  if (filmId === undefined) throw new RangeError(`no row ${row}`);
  return asFilmId(filmId);
}

/** The row of a film, or undefined when it is not there; O(log n). */
export function rowOf({ filmIds }: FilmList, filmId: FilmId): RowIndex | undefined {
  let from = 0;
  let to = filmIds.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((filmIds[middle] ?? Infinity) < filmId) from = middle + 1;
    else to = middle;
  }
  return filmIds[from] === filmId ? asRow(from) : undefined;
}

/** The field and text of a term, an index from 0 to m. */
export function termAt(model: FilmVectors, term: number): Term {
  const { fields, termFields, termText, termTextOffsets } = model;
  const field = fields[termFields[term] ?? -1];
  if (field === undefined) throw new RangeError(`no term ${term}`);
  const text = Buffer.from(termText.buffer, termText.byteOffset, termText.length);
  return { field, term: text.toString('utf8', termTextOffsets[term], termTextOffsets[term + 1]) };
}

/** The index of a term, or undefined when no film has it; O(log m). */
export function termIndexOf(model: FilmVectors, { field, term }: Term): number | undefined {
  const { fields, termFields, termText, termTextOffsets } = model;
  const fieldIndex = fields.indexOf(field);
  const bytes = Buffer.from(term);
  const text = Buffer.from(termText.buffer, termText.byteOffset, termText.length);
  let from = 0;
  let to = termFields.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    const [start, end] = [termTextOffsets[middle], termTextOffsets[middle + 1]];
    // Texts are sorted by their bytes.
    const order =
      (termFields[middle] ?? 0) - fieldIndex || text.compare(bytes, 0, bytes.length, start, end);
    if (order === 0) return middle;
    if (order < 0) from = middle + 1;
    else to = middle;
  }
  return undefined;
}
