/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/**
 * Fields with few values, as classes of films.
 *
 * Thousands of films are dramas, so the postings of such terms are long and say little. But films
 * have few different *sets* of them: 40,000 films have some 1,500 sets of genres. Films with the
 * same set, down to the weights, form a class, and what two films share in such a field is one
 * look-up in a table of class × class.
 *
 *     film           genre                 class             table    0    1    2
 *     11   {Action, Sci-Fi}                  0                 0     7.1  4.9   0
 *     76   {Action}                          1                 1     4.9  4.9   0
 *     80   {Action, Sci-Fi}                  0                 2      0    0   2.2
 *     95   {Drama}                           2
 *
 * Which fields are so is seen from the films, not from their names: a field whose classes would be
 * too many stays with the sparse terms.
 */
import type { SimilarityModel } from '../../model/model.ts';

/** Films divided by what they have in some fields. */
export interface Grouping {
  /** Indices into FIELDS. */
  readonly fields: readonly number[];
  /** n: the class of each row, from 0. */
  readonly classOf: Int32Array;
  /** For each class a row that is in it. */
  readonly members: readonly number[];
}

/** How many groupings a film's record has room for. */
export const MAX_GROUPINGS = 4;

/** A table of 4,096 × 4,096 takes 64 MB; a class is a number of 16 bits. */
const MAX_CLASSES = 4096;

/** The classes that pay for so many films: with fewer than 8 films in each, postings are shorter. */
export function classLimit(films: number): number {
  return Math.min(MAX_CLASSES, Math.ceil(films / 8));
}

/**
 * At most `most` groupings of at most `limit` classes each, most classes first. Fields in none of
 * them have too many values, or none.
 */
export function groupFilms(
  model: SimilarityModel,
  limit: number,
  most: number = MAX_GROUPINGS,
): readonly Grouping[] {
  const groupings = mergeRelated(groupByField(model, limit).sort(byClasses), limit);
  while (groupings.length > most) {
    const last = groupings.pop()!;
    // Two groupings become one where their combinations are few; else the last field stays sparse.
    for (let i = groupings.length - 1; i >= 0; i--) {
      const both = combined(groupings[i]!, last, limit);
      if (both === undefined) continue;
      groupings[i] = both;
      break;
    }
    groupings.sort(byClasses);
  }
  return groupings;
}

/** How many more classes two groupings may have together than the larger of them alone. */
const RELATED = 1.25;

/**
 * Makes one of groupings that say nearly the same, as genres and combinations of genres do: bounds
 * are closer for both together.
 */
function mergeRelated(groupings: readonly Grouping[], limit: number): Grouping[] {
  const merged: Grouping[] = [];
  for (const next of groupings) {
    const place = merged.findIndex((other) => related(other, next, limit) !== undefined);
    if (place === -1) merged.push(next);
    else merged[place] = related(merged[place]!, next, limit)!;
  }
  return merged.sort(byClasses);
}

function related(larger: Grouping, smaller: Grouping, limit: number): Grouping | undefined {
  return combined(larger, smaller, Math.min(limit, RELATED * larger.members.length));
}

function byClasses(a: Grouping, b: Grouping): number {
  return b.members.length - a.members.length;
}

function groupByField(model: SimilarityModel, limit: number): Grouping[] {
  const { termFields } = model;
  const groupings: Grouping[] = [];
  for (let first = 0; first < termFields.length;) {
    const field = termFields[first]!;
    let end = first;
    while (termFields[end] === field) end++;
    // Sets of which films have more on top count too, so there may be more; not many more.
    const sets = divide(model, first, end, 4 * limit);
    const found = sets && grouping([field], sets, limit);
    if (found !== undefined) groupings.push(found);
    first = end;
  }
  return groupings;
}

/**
 * Divides the rows by what they have of the terms `first` to `end`: each term in turn takes those
 * that have it out of their sets into new ones, one for each set and weight. Undefined with more
 * than `most` sets, or when no row has any of the terms. O(entries of the terms).
 */
function divide(
  { filmIds, termOffsets, termRows, termWeights, termFactors }: SimilarityModel,
  first: number,
  end: number,
  most: number,
): Int32Array | undefined {
  const setOf = new Int32Array(filmIds.length);
  /** For each set the new one of the term's usual weight; older ones are of earlier terms. */
  const next = new Int32Array(most + 1);
  const unusual = new Map<string, number>();
  let sets = 1;
  for (let term = first; term < end; term++) {
    const from = termOffsets[term]!;
    const to = termOffsets[term + 1]!;
    const setsBefore = sets;
    for (let entry = from; entry < to; entry++) {
      const row = termRows[entry]!;
      const weight = termWeights[entry]!;
      if (termFactors[term] === 0 || weight === 0) continue;
      const old = setOf[row]!;
      if (weight === termWeights[from]) {
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

/** Numbers the keys of the rows from 0; undefined when there are more than `limit`. */
function grouping(
  fields: readonly number[],
  keys: Int32Array | Float64Array,
  limit: number,
): Grouping | undefined {
  const numbers = new Map<number, number>();
  const members: number[] = [];
  const classOf = new Int32Array(keys.length);
  for (let row = 0; row < keys.length; row++) {
    const key = keys[row]!;
    let number = numbers.get(key);
    if (number === undefined) {
      if (members.length >= limit) return undefined;
      number = members.push(row) - 1;
      numbers.set(key, number);
    }
    classOf[row] = number;
  }
  return { fields, classOf, members };
}

function combined(a: Grouping, b: Grouping, limit: number): Grouping | undefined {
  const keys = Float64Array.from(a.classOf, (inA, row) => inA * b.members.length + b.classOf[row]!);
  return grouping([...a.fields, ...b.fields], keys, limit);
}

/**
 * What films of two classes share: classes × classes, row-major, `valueOf(entry)` times itself for
 * each entry of a row in the grouping's fields.
 */
export function classTable(
  { rowOffsets, rowTerms, termFields }: SimilarityModel,
  { fields, members }: Grouping,
  valueOf: (entry: number) => number,
  table: Float32Array,
): void {
  const count = members.length;
  const holders = new Map<number, { readonly classes: number[]; readonly values: number[] }>();
  for (const [inClass, row] of members.entries()) {
    for (let entry = rowOffsets[row]!; entry < rowOffsets[row + 1]!; entry++) {
      const term = rowTerms[entry]!;
      if (!fields.includes(termFields[term]!)) continue;
      const list = holders.get(term) ?? { classes: [], values: [] };
      list.classes.push(inClass);
      list.values.push(valueOf(entry));
      holders.set(term, list);
    }
  }
  for (const { classes, values } of holders.values()) {
    for (let a = 0; a < classes.length; a++) {
      const line = classes[a]! * count;
      for (let b = 0; b < classes.length; b++) {
        const cell = line + classes[b]!;
        table[cell] = table[cell]! + values[a]! * values[b]!;
      }
    }
  }
}
