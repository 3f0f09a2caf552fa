/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/**
 * Fields of few values as classes of films: a query scores the classes instead of the postings of
 * thousands of films. 36,000 films have some 2,000 combinations of years, votes and ratings.
 *
 *     field     years   votes   rating        genres  pairs      title, cast, …
 *     film        └───────┼───────┘              └──────┘         postings
 *      0          class 0 of grouping 0    class 0 of grouping 1
 *      1          class 1                  class 0
 */
import {
  bothClasses,
  classesOfField,
  fieldTerms,
  type FilmClasses,
} from '../model/film-classes.ts';
import { filmCount, type FilmVectors, type SimilarityModel } from '../model/model.ts';
import type { TermRows } from './term-rows.ts';

/** Films by their terms in some fields. */
interface ClassGrouping {
  /** By class: its terms of the fields, numbered as in {@link QueryClasses}. */
  readonly rows: TermRows;
  /** n: the class of each row. */
  readonly classOf: Int32Array;
}

export interface QueryClasses {
  readonly groupings: readonly ClassGrouping[];
  /** By field: what is added to a term for its number among those of the classes, if it has classes. */
  readonly termShifts: readonly (number | undefined)[];
  /** The fields of the classes' terms. */
  readonly termFields: Uint8Array;
}

/** With more classes than this, or fewer than 16 films in each, postings are about as quick. */
const MOST_CLASSES = 4096;
/** However few the films are. */
const LEAST_LIMIT = 64;

/** A look-up for every film is worth it if a query would walk through postings of a quarter of them. */
const WORTH_LOOKING_UP = 1 / 4;
/** One more field in a grouping costs next to nothing, if its combinations are few. */
const WORTH_ADDING = 1 / 64;

/** The classes of the fields that count in the model and have few values, in few groupings. */
export function queryClasses(model: SimilarityModel): QueryClasses {
  const groupings = groupFields(model);
  const termShifts: (number | undefined)[] = model.fields.map(() => undefined);
  const ofTerms: number[] = [];
  for (const { field, from, to } of fieldTerms(model)) {
    if (!groupings.some(({ fields }) => fields.includes(field))) continue;
    termShifts[field] = ofTerms.length - from;
    for (let term = from; term < to; term++) ofTerms.push(field);
  }
  const termFields = Uint8Array.from(ofTerms);
  return {
    groupings: groupings.map((grouping) => ({
      rows: classRows(model, grouping, { termShifts, termFields }),
      classOf: grouping.classOf,
    })),
    termShifts,
    termFields,
  };
}

/** The fields with the longest postings come first; each joins a grouping or starts one. */
function groupFields(model: SimilarityModel): readonly FilmClasses[] {
  const films = filmCount(model);
  const limit = Math.min(MOST_CLASSES, LEAST_LIMIT + Math.ceil(films / 16));
  const groupings: FilmClasses[] = [];
  const candidates = fieldTerms(model)
    .filter(({ from }) => model.termFactors[from]! > 0)
    .map((terms) => ({ terms, postings: postingsPerQuery(model, terms.from, terms.to) }))
    .filter(({ postings }) => postings >= WORTH_ADDING * films)
    .sort((a, b) => b.postings - a.postings);
  for (const { terms, postings } of candidates) {
    const classes = classesOfField(model, terms, limit);
    if (classes === undefined) continue;
    const place = groupings.findIndex((one) => bothClasses(one, classes, limit) !== undefined);
    if (place >= 0) groupings[place] = bothClasses(groupings[place]!, classes, limit)!;
    else if (postings >= WORTH_LOOKING_UP * films) groupings.push(classes);
  }
  return groupings;
}

/** The postings of some terms that a query about one film walks through, on average. */
function postingsPerQuery({ termOffsets, filmIds }: FilmVectors, from: number, to: number): number {
  let sum = 0;
  for (let term = from; term < to; term++)
    sum += (termOffsets[term + 1]! - termOffsets[term]!) ** 2;
  return sum / filmIds.length;
}

/** By class: the terms and weights of one of its films in the grouping's fields. */
function classRows(
  { rowOffsets, rowTerms, rowWeights, termFields: modelFields }: FilmVectors,
  { fields, members }: FilmClasses,
  { termShifts, termFields }: Pick<QueryClasses, 'termShifts' | 'termFields'>,
): TermRows {
  const offsets = new Int32Array(members.length + 1);
  const terms: number[] = [];
  const weights: number[] = [];
  for (const [place, row] of members.entries()) {
    for (let entry = rowOffsets[row]!; entry < rowOffsets[row + 1]!; entry++) {
      const term = rowTerms[entry]!;
      const field = modelFields[term]!;
      if (!fields.includes(field)) continue;
      terms.push(term + termShifts[field]!);
      weights.push(rowWeights[entry]!);
    }
    offsets[place + 1] = terms.length;
  }
  return {
    rowOffsets: offsets,
    rowTerms: Int32Array.from(terms),
    rowWeights: Float64Array.from(weights),
    termFields,
  };
}
