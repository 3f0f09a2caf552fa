/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/**
 * Fields with few values, as classes of films.
 *
 * Thousands of films are dramas, so the postings of such terms are long. But films have few different
 * *sets* of them: 40,000 films have some 1,500 sets of genres. Films with the same set and the same
 * weights form a class, and what is computed for a class is true of all its films.
 *
 *     film           genre                 class
 *     11   {Action, Sci-Fi}                  0
 *     76   {Action}                          1
 *     80   {Action, Sci-Fi}                  0
 *     95   {Drama}                           2
 *
 * Which fields are suitable follows from the films, not from the fields' names.
 */
import { filmCount, type FilmVectors, type SimilarityModel } from './model.ts';

/** Films grouped by their terms in some fields. */
export interface FilmClasses {
  /** Indices into the fields of the model. */
  readonly fields: readonly number[];
  /** n: the class of each row, from 0. */
  readonly classOf: Int32Array;
  /** One row of each class. */
  readonly members: readonly number[];
}

/** The terms of one field: those from `from` to `to` (exclusive). */
export interface FieldTerms {
  readonly field: number;
  readonly from: number;
  readonly to: number;
}

/** The terms of each field that has any, ascending. */
export function fieldTerms({ termFields }: FilmVectors): readonly FieldTerms[] {
  const fields: FieldTerms[] = [];
  for (let from = 0; from < termFields.length;) {
    const field = termFields[from]!;
    let to = from;
    while (termFields[to] === field) to++;
    fields.push({ field, from, to });
    from = to;
  }
  return fields;
}

/** Groups films by their terms of a field; undefined with more than `limit` classes, or only one. */
export function classesOfField(
  model: SimilarityModel,
  terms: FieldTerms,
  limit: number,
): FilmClasses | undefined {
  // Sets of some of a film's terms are counted too, so allow more of them, but not many more.
  const sets = divide(model, terms, 4 * limit);
  return sets && numbered([terms.field], sets, 4 * limit + 1, limit);
}

/** Groups films by the fields of two groupings; undefined with more than `limit` classes. */
export function bothClasses(
  a: FilmClasses,
  b: FilmClasses,
  limit: number,
): FilmClasses | undefined {
  const keys = new Float64Array(a.classOf.length);
  const size = b.members.length;
  for (let row = 0; row < keys.length; row++) keys[row] = a.classOf[row]! * size + b.classOf[row]!;
  return numbered([...a.fields, ...b.fields], keys, a.members.length * size, limit);
}

/**
 * Divides the rows by some terms: each term in turn moves the films that have it from their sets to
 * new ones, one for each set and raw weight, as scaled weights depend on a film's other terms until
 * all of the field's are known. Undefined with more than `most` sets, or when no row has any
 * of the terms. O(entries of the terms).
 */
function divide(
  model: SimilarityModel,
  { from: firstTerm, to: endTerm }: FieldTerms,
  most: number,
): Int32Array | undefined {
  const { termOffsets, termRows, termWeights, rawTermWeights } = model;
  const setOf = new Int32Array(filmCount(model));
  /** For each set, the new one for the term's usual weight; smaller numbers are of earlier terms. */
  const next = new Int32Array(most + 1);
  const unusual = new Map<string, number>();
  let sets = 1;
  for (let term = firstTerm; term < endTerm; term++) {
    const from = termOffsets[term]!;
    const to = termOffsets[term + 1]!;
    const setsBefore = sets;
    for (let entry = from; entry < to; entry++) {
      const row = termRows[entry]!;
      if (termWeights[entry] === 0) continue;
      const weight = rawTermWeights[entry]!;
      const old = setOf[row]!;
      if (weight === rawTermWeights[from]) {
        if (next[old]! < setsBefore) next[old] = sets++;
        setOf[row] = next[old]!;
      } else {
        const key = `${old} ${term} ${weight}`;
        if (!unusual.has(key)) unusual.set(key, sets++);
        setOf[row] = unusual.get(key)!;
      }
      if (sets > most) return undefined;
    }
  }
  return sets === 1 ? undefined : setOf;
}

/** Up to this many keys have a number each in an array, which is faster than a map. */
const MOST_IN_ARRAY = 2 ** 22;

/** Numbers the keys of the rows, which are below `range`, from 0; undefined with more than `limit`. */
function numbered(
  fields: readonly number[],
  keys: Int32Array | Float64Array,
  range: number,
  limit: number,
): FilmClasses | undefined {
  // Keys without a number have 0 in the array, so numbers begin with 1 there.
  const numbers = new Int32Array(range <= MOST_IN_ARRAY ? range : 0);
  const others = new Map<number, number>();
  const members: number[] = [];
  const classOf = new Int32Array(keys.length);
  for (let row = 0; row < keys.length; row++) {
    const key = keys[row]!;
    let number = key < numbers.length ? numbers[key]! : (others.get(key) ?? 0);
    if (number === 0) {
      if (members.length >= limit) return undefined;
      number = members.push(row);
      if (key < numbers.length) numbers[key] = number;
      else others.set(key, number);
    }
    classOf[row] = number - 1;
  }
  return { fields, classOf, members };
}
