/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/**
 * Which fields the search handles as classes of films, and what two classes share: one look-up in a
 * table of class × class. A field whose classes would be too many stays with the sparse terms.
 *
 *     class                     table    0    1    2
 *     0  {Action, Sci-Fi}         0     7.1  4.9   0
 *     1  {Action}                 1     4.9  4.9   0
 *     2  {Drama}                  2      0    0   2.2
 */
import {
  bothClasses,
  classesOfField,
  fieldTerms,
  type FilmClasses,
} from '../../model/film-classes.ts';
import type { SimilarityModel } from '../../model/model.ts';

/** Classes of films, possibly as combinations of the classes of two groupings. */
export interface Grouping extends FilmClasses {
  /** With them, there is a table for each instead of one for their combinations. */
  readonly joined?: readonly [FilmClasses, FilmClasses];
}

/** The number of groupings that a film's record has room for. */
export const MAX_GROUPINGS = 4;

/** A table of 4,096 × 4,096 takes 64 MB; a class is a number of 16 bits. */
const MAX_CLASSES = 4096;

/** The most classes that are worthwhile: with fewer than 8 films in each, postings are shorter. */
export function classLimit(films: number): number {
  return Math.min(MAX_CLASSES, Math.ceil(films / 8));
}

/**
 * At most `most` groupings of at most `limit` classes each, most classes first; the first may have
 * twice as many, with tables of at most `limit`. The other fields have too many values, or none.
 */
export function groupFilms(
  model: SimilarityModel,
  limit: number,
  most: number = MAX_GROUPINGS,
  mostJoined: number = MOST_JOINED,
): readonly Grouping[] {
  const apart = mergeRelated(groupByField(model, limit).sort(byClasses), limit);
  const groupings = joinLargest(apart, limit, mostJoined);
  while (groupings.length > most) {
    const last = groupings.pop()!;
    // Two groupings become one if they have few combinations; otherwise the last field stays sparse.
    for (let i = groupings.length - 1; i >= 0; i--) {
      const both = bothClasses(groupings[i]!, last, limit);
      if (both === undefined) continue;
      groupings[i] = both;
      break;
    }
    groupings.sort(byClasses);
  }
  // Others may have become larger than the joined ones, which are then few enough for one table.
  return groupings.map(({ fields, classOf, members, joined }, place) =>
    place === 0 && joined !== undefined
      ? { fields, classOf, members, joined }
      : { fields, classOf, members },
  );
}

/** Two groupings are merged if together they have at most this many times the larger one's classes. */
const RELATED = 1.25;

/** The two largest are joined if together they have at most this many times the largest one's classes. */
const MOST_JOINED = 4;

/**
 * Merges groupings that are nearly the same, such as genres and pairs of genres: bounds are closer for
 * both together.
 */
function mergeRelated(groupings: readonly FilmClasses[], limit: number): FilmClasses[] {
  const merged: FilmClasses[] = [];
  for (const next of groupings) {
    const place = merged.findIndex((other) => related(other, next, limit) !== undefined);
    if (place === -1) merged.push(next);
    else merged[place] = related(merged[place]!, next, limit)!;
  }
  return merged.sort(byClasses);
}

function related(
  larger: FilmClasses,
  smaller: FilmClasses,
  limit: number,
): FilmClasses | undefined {
  return bothClasses(larger, smaller, Math.min(limit, RELATED * larger.members.length));
}

/**
 * Joins the two groupings with the most classes if films have few of the combinations: a bound for
 * both is closer than two bounds, as with genres by IMDb and by articles. Joined with years, genres
 * have too many.
 */
function joinLargest(
  groupings: readonly FilmClasses[],
  limit: number,
  mostJoined: number,
): Grouping[] {
  const [first, second, ...others] = groupings;
  if (first === undefined || second === undefined) return [...groupings];
  const both = bothClasses(first, second, Math.min(2 * limit, mostJoined * first.members.length));
  return both === undefined ? [...groupings] : [joinedOf(both, [first, second]), ...others];
}

/** Numbers combinations by their classes, so that those with neighbouring lines of a table are adjacent. */
function joinedOf(both: FilmClasses, joined: readonly [FilmClasses, FilmClasses]): Grouping {
  const [first, second] = joined;
  const members = both.members.toSorted(
    (a, b) => first.classOf[a]! - first.classOf[b]! || second.classOf[a]! - second.classOf[b]!,
  );
  const numbers = new Int32Array(members.length);
  for (const [number, row] of members.entries()) numbers[both.classOf[row]!] = number;
  const classOf = both.classOf.map((before) => numbers[before]!);
  return { fields: both.fields, classOf, members, joined };
}

function byClasses(a: FilmClasses, b: FilmClasses): number {
  return b.members.length - a.members.length;
}

function groupByField(model: SimilarityModel, limit: number): FilmClasses[] {
  return fieldTerms(model)
    .filter(({ from }) => model.termFactors[from] !== 0)
    .flatMap((terms) => classesOfField(model, terms, limit) ?? []);
}

/**
 * What films of two classes share: classes × classes, row-major, `valueOf(entry)` times itself for
 * each entry of a row in the grouping's fields.
 */
export function classTable(
  { rowOffsets, rowTerms, termFields }: SimilarityModel,
  { fields, members }: FilmClasses,
  valueOf: (entry: number) => number,
  table: Float32Array,
): void {
  const count = members.length;
  const classesByTerm = new Map<
    number,
    { readonly classes: number[]; readonly values: number[] }
  >();
  for (const [inClass, row] of members.entries()) {
    for (let entry = rowOffsets[row]!; entry < rowOffsets[row + 1]!; entry++) {
      const term = rowTerms[entry]!;
      if (!fields.includes(termFields[term]!)) continue;
      const list = classesByTerm.get(term) ?? { classes: [], values: [] };
      list.classes.push(inClass);
      list.values.push(valueOf(entry));
      classesByTerm.set(term, list);
    }
  }
  for (const { classes, values } of classesByTerm.values()) {
    for (let a = 0; a < classes.length; a++) {
      const line = classes[a]! * count;
      for (let b = 0; b < classes.length; b++) {
        const cell = line + classes[b]!;
        table[cell] = table[cell]! + values[a]! * values[b]!;
      }
    }
  }
}
