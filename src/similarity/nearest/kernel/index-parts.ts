/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import type { FilmClasses } from '../../model/film-classes.ts';
import { filmCount, type SimilarityModel } from '../../model/model.ts';
import { int32s } from './arena.ts';
import { places, sortedBy } from '../../model/counting-sort.ts';
import { classLimit, groupFilms, MAX_GROUPINGS } from './classes.ts';

export interface KernelOptions {
  /** The most classes of a grouping. */
  readonly classLimit?: number;
  /** The most groupings, from 1 to 4. */
  readonly groupings?: number;
  /** A term of more films is frequent. */
  readonly rareFilms?: number;
  /** Frequent terms are taken with the rare ones while a film has met fewer postings than this. */
  readonly summedPostings?: number;
}
const RARE_FILMS = 400;
export const SUMMED_POSTINGS = 100;
/** Ranks share 32 bits with ratios in postings. */
export const RANK_BITS = 21;
export const MAX_FILMS = 2 ** RANK_BITS;
export const MAX_RATIOS = 2 ** (32 - RANK_BITS);
/** Within this range no product of values leaves the normal numbers of float32. */
const SMALLEST_VALUE = 1e-12;
/** Within this range no product of weights leaves the normal numbers of float64. */
const MAGNITUDES = [1e-60, 1e60] as const;

/** What one pass over the terms tells. */
interface TermSurvey {
  /** The films of each term, with a weight and a factor above 0. */
  readonly counts: Uint32Array;
  /** What each term weighs in its films; NaN when not the same in all of them. */
  readonly commonWeights: Float64Array;
  /** The greatest weight · factor, by which values are divided so that they are 1 at most. */
  readonly scale: number;
}

/** Undefined when the values differ too much, or when there are none. */
export function surveyTerms({
  termOffsets,
  termWeights,
  termFactors,
}: SimilarityModel): TermSurvey | undefined {
  const counts = new Uint32Array(termFactors.length);
  const commonWeights = new Float64Array(termFactors.length);
  let greatest = 0;
  let least = Infinity;
  for (let term = 0; term < counts.length; term++) {
    if (termFactors[term] === 0) continue;
    const factor = Math.sqrt(termFactors[term]!);
    let count = 0;
    let common = 0;
    const end = termOffsets[term + 1]!;
    for (let entry = termOffsets[term]!; entry < end; entry++) {
      const weight = termWeights[entry]!;
      if (weight === 0) continue;
      count++;
      if (weight === common) continue;
      common = count === 1 ? weight : NaN;
      greatest = Math.max(greatest, weight * factor);
      least = Math.min(least, weight * factor);
    }
    counts[term] = count;
    commonWeights[term] = common;
  }
  if (greatest > MAGNITUDES[1] || least < MAGNITUDES[0]) return undefined;
  if (greatest === 0 || least / greatest < SMALLEST_VALUE) return undefined;
  return { counts, commonWeights, scale: greatest };
}

/** An entry's value; the same bits by row and by term. */
export function valueOf(weight: number, factor: number, scale: number): number {
  return Math.fround((weight * factor) / scale);
}

/** What is known of a model before its memory is laid out. */
export interface Parts extends TermSurvey {
  readonly groupings: readonly FilmClasses[];
  /** n: rows by rank, and 1/norm in the values' scale. */
  readonly order: Uint32Array;
  readonly inverse: Float32Array;
  /** The sparse terms by their numbers in the index. */
  readonly terms: Uint32Array;
  readonly firstFrequent: number;
  /** Entries that are not 0 of terms that two films or more have, all and those of sparse terms. */
  readonly fullEntries: number;
  /** Entries of the terms that do not weigh the same in all their films. */
  readonly differingEntries: number;
  /** By term: its number, or for those of the groupings the numbers that follow; -1 for none. */
  readonly codes: Int32Array;
  readonly codeCount: number;
  readonly sparseEntries: number;
  /** Those of frequent terms alone. */
  readonly frequentEntries: number;
  /** n: how many entries of sparse terms each row has. */
  readonly sparseEntryCounts: Uint32Array;
  readonly longestRow: number;
}

export function partsOf(model: SimilarityModel, survey: TermSurvey, options: KernelOptions): Parts {
  const films = filmCount(model);
  const groupings = groupFilms(model, options.classLimit ?? classLimit(films), options.groupings);
  const grouped = new Set(groupings.flatMap(({ fields }) => fields));
  const { counts, commonWeights } = survey;
  const terms = sparseTerms(model, counts, grouped);
  const { codes, codeCount } = codesOf(counts, terms);
  const firstFrequent = firstOfMore(options.rareFilms ?? RARE_FILMS, terms, counts);
  const entriesOf = (some: Uint32Array) => some.reduce((sum, term) => sum + counts[term]!, 0);
  return {
    ...survey,
    groupings: withEmpty(groupings, films),
    ...ranking(model, survey.scale),
    terms,
    firstFrequent,
    codes,
    codeCount,
    differingEntries: sumOf(counts.map((count, term) => (commonWeights[term]! > 0 ? 0 : count))),
    fullEntries: sumOf(counts.map((count) => (count < 2 ? 0 : count))),
    sparseEntries: entriesOf(terms),
    frequentEntries: entriesOf(terms.subarray(firstFrequent)),
    sparseEntryCounts: sparseEntriesByRow(model, codes, terms.length),
    longestRow: longestRowOf(model),
  };
}

/** The first of the terms that stands in more than so many films. */
function firstOfMore(films: number, terms: Uint32Array, counts: Uint32Array): number {
  const first = terms.findIndex((term) => counts[term]! > films);
  return first === -1 ? terms.length : first;
}

function sumOf(values: Uint32Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
}

/** Groupings of one class, which share nothing, up to the number that records have room for. */
function withEmpty(groupings: readonly FilmClasses[], films: number): readonly FilmClasses[] {
  const empty = Array.from({ length: MAX_GROUPINGS - groupings.length }, () => ({
    fields: [],
    classOf: new Int32Array(films),
    members: [0],
  }));
  return [...groupings, ...empty];
}

/** Sparse terms that two films or more have, ascending by the number of their films. */
function sparseTerms(
  { termFields, filmIds }: SimilarityModel,
  counts: Uint32Array,
  grouped: ReadonlySet<number>,
): Uint32Array {
  const sparse = new Uint32Array(counts.length);
  let count = 0;
  for (let term = 0; term < counts.length; term++) {
    if (counts[term]! >= 2 && !grouped.has(termFields[term]!)) sparse[count++] = term;
  }
  return sortedBy(counts, filmIds.length + 1, sparse.subarray(0, count));
}

function codesOf(counts: Uint32Array, terms: Uint32Array): Pick<Parts, 'codes' | 'codeCount'> {
  const codes = new Int32Array(counts.length).fill(-1);
  for (let number = 0; number < terms.length; number++) codes[terms[number]!] = number;
  let codeCount = terms.length;
  for (let term = 0; term < codes.length; term++) {
    if (codes[term] === -1 && counts[term]! >= 2) codes[term] = codeCount++;
  }
  return { codes, codeCount };
}

function sparseEntriesByRow(
  { rowOffsets, rowTerms, rowWeights }: SimilarityModel,
  codes: Int32Array,
  sparseCount: number,
): Uint32Array {
  const counts = new Uint32Array(rowOffsets.length - 1);
  for (let row = 0; row < counts.length; row++) {
    let count = 0;
    const end = rowOffsets[row + 1]!;
    for (let entry = rowOffsets[row]!; entry < end; entry++) {
      const code = codes[rowTerms[entry]!]!;
      if (code >= 0 && code < sparseCount && rowWeights[entry]! > 0) count++;
    }
    counts[row] = count;
  }
  return counts;
}

/** Rows by descending 1/norm, then ascending, and 1/norm by rank; 0 for films without weights. */
function ranking({ norms }: SimilarityModel, scale: number): Pick<Parts, 'order' | 'inverse'> {
  const films = norms.length;
  const inverses = new Float32Array(films);
  for (let row = 0; row < films; row++) inverses[row] = norms[row] === 0 ? 0 : scale / norms[row]!;
  // Positive floats are in the order of their bits; sorted by lower halves, then by upper ones.
  const bits = int32s(new Uint32Array(inverses.buffer));
  const lower = new Uint16Array(films);
  const upper = new Uint16Array(films);
  for (let row = 0; row < films; row++) {
    lower[row] = ~bits[row]!;
    upper[row] = ~bits[row]! >>> 16;
  }
  const order = sortedBy(upper, 2 ** 16, sortedBy(lower, 2 ** 16, places(films)));
  const inverse = new Float32Array(films);
  for (let rank = 0; rank < films; rank++) inverse[rank] = inverses[order[rank]!]!;
  return { order, inverse };
}

function longestRowOf({ rowOffsets }: SimilarityModel): number {
  let longest = 0;
  for (let row = 0; row + 1 < rowOffsets.length; row++) {
    longest = Math.max(longest, rowOffsets[row + 1]! - rowOffsets[row]!);
  }
  return longest;
}
