/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/**
 * A model prepared for queries: films renumbered by the length of their vectors.
 *
 *     place      0     1     2     3    …       a place, not a row
 *     norm      3.1   4.0   4.0   9.7           ascending: a term counts most in short vectors,
 *                                               so lists are nearly in order of impact
 *
 * Weights are float32 here: they only find candidates; `exact-scores.ts` scores them in float64.
 */
import { filmCount, type FilmVectors, type SimilarityModel } from '../model/model.ts';
import { withoutPostings } from '../model/postings.ts';
import { queryClasses, type QueryClasses } from './query-classes.ts';
import { squaredFactorsOf, type TermRows } from './term-rows.ts';

/** A grouping of films by their places. */
interface PlaceGrouping {
  readonly rows: TermRows;
  /** n: the class of each place. */
  readonly classOf: Uint16Array;
}

/** What a field adds to squared norms under the factor 1. */
interface FieldSquares {
  readonly field: number;
  /** n, by place. */
  readonly squares: Float64Array;
}

export interface QueryIndex {
  readonly model: FilmVectors;
  /** The squares of the model's own factors, in the order of its fields; 0 for a field without terms. */
  readonly squaredFactors: readonly number[];
  /** Which fields have terms. */
  readonly present: readonly boolean[];
  /** n: the row at each place, by norm ascending, then row; films without weights come last. */
  readonly rows: Int32Array;
  /** n: the place of each row. */
  readonly places: Int32Array;
  /** n, by place: 1 / norm under the model's factors; 0 for a film without weights. */
  readonly inverseNorms: Float64Array;
  /** Of the fields without classes, those that add to any squared norm. */
  readonly fieldSquares: readonly FieldSquares[];

  readonly classes: Pick<QueryClasses, 'termShifts' | 'termFields'>;
  readonly groupings: readonly PlaceGrouping[];

  /** m + 1 offsets into the postings; terms of the classes have no postings. */
  readonly postingOffsets: Int32Array;
  /** Places, ascending inside a term. */
  readonly postingPlaces: Int32Array;
  readonly postingWeights: Float32Array;
}

/** Builds the index in O(n log n + z): about 30 ms for 40,000 films. */
export function buildQueryIndex(model: SimilarityModel): QueryIndex {
  const films = filmCount(model);
  const rows = rowsByNorm(model);
  const places = new Int32Array(films);
  const inverseNorms = new Float64Array(films);
  const classes = queryClasses(model);
  for (let place = 0; place < films; place++) {
    const row = rows[place]!;
    places[row] = place;
    inverseNorms[place] = inverse(model.norms[row]!);
  }
  return {
    model: withoutPostings(model),
    squaredFactors: squaredFactorsOf(model),
    present: model.fields.map((_, field) => model.termFields.includes(field)),
    rows,
    places,
    inverseNorms,
    fieldSquares: fieldSquares(model, rows, classes),
    classes: { termShifts: classes.termShifts, termFields: classes.termFields },
    groupings: classes.groupings.map(({ rows: ofClasses, classOf }) => ({
      rows: ofClasses,
      classOf: Uint16Array.from(rows, (row) => classOf[row]!),
    })),
    ...postings(model, rows, classes),
  };
}

/** 1 / norm, or 0 for a vector without length, so that all its scores are 0. */
export function inverse(norm: number): number {
  return norm === 0 ? 0 : 1 / norm;
}

/** The bits of Infinity in float32. */
const INFINITE_BITS = 0x7f80_0000;

/**
 * Sorts numbers that combine a norm in float32 with a row, which is much faster than sorting by a
 * comparison function. Norms that are equal in float32 may be in any order: bounds have a slack.
 */
function rowsByNorm({ norms }: FilmVectors): Int32Array {
  const bits = new Int32Array(new Float32Array(norms).buffer);
  const rowsBits = 2 ** 22;
  if (norms.length > rowsBits) throw new RangeError(`${norms.length} films are too many`);
  const keys = new Float64Array(norms.length);
  for (let row = 0; row < keys.length; row++) {
    keys[row] = (norms[row] === 0 ? INFINITE_BITS : bits[row]!) * rowsBits + row;
  }
  keys.sort();
  const rows = new Int32Array(keys.length);
  for (let place = 0; place < rows.length; place++) rows[place] = keys[place]! % rowsBits;
  return rows;
}

function fieldSquares(
  model: FilmVectors,
  rows: Int32Array,
  { termShifts }: QueryClasses,
): readonly FieldSquares[] {
  const { rowOffsets, rowTerms, rowWeights, termFields, fields } = model;
  const squares = fields.map(() => undefined as Float64Array | undefined);
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place]!;
    for (let entry = rowOffsets[row]!; entry < rowOffsets[row + 1]!; entry++) {
      const weight = rowWeights[entry]!;
      const field = termFields[rowTerms[entry]!]!;
      if (weight === 0 || termShifts[field] !== undefined) continue;
      const ofField = (squares[field] ??= new Float64Array(rows.length));
      ofField[place] = ofField[place]! + weight * weight;
    }
  }
  return squares.flatMap((ofField, field) => (ofField ? [{ field, squares: ofField }] : []));
}

type Postings = Pick<QueryIndex, 'postingOffsets' | 'postingPlaces' | 'postingWeights'>;

function postings(model: FilmVectors, rows: Int32Array, { termShifts }: QueryClasses): Postings {
  const { rowOffsets, rowTerms, rowWeights, termOffsets, termFields } = model;
  const hasClasses = termShifts.map((shift) => shift !== undefined);
  const postingOffsets = new Int32Array(termOffsets.length);
  for (let term = 0; term < termFields.length; term++) {
    const count = hasClasses[termFields[term]!] ? 0 : termOffsets[term + 1]! - termOffsets[term]!;
    postingOffsets[term + 1] = postingOffsets[term]! + count;
  }
  const next = postingOffsets.slice();
  const count = postingOffsets[termFields.length]!;
  const postingPlaces = new Int32Array(count);
  const postingWeights = new Float32Array(count);
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place]!;
    for (let entry = rowOffsets[row]!; entry < rowOffsets[row + 1]!; entry++) {
      const term = rowTerms[entry]!;
      if (hasClasses[termFields[term]!]) continue;
      const posting = next[term]!;
      next[term] = posting + 1;
      postingPlaces[posting] = place;
      postingWeights[posting] = rowWeights[entry]!;
    }
  }
  return { postingOffsets, postingPlaces, postingWeights };
}
