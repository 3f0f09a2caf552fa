/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import { filmCount, type SimilarityModel } from '../../model/model.ts';
import { int32s } from './arena.ts';
import { places, sortedBy } from '../../model/counting-sort.ts';
import { classLimit, groupFilms, MAX_GROUPINGS, type Grouping } from './classes.ts';
import { guestPlaces, type ShardOptions } from './guest-room.ts';
import { valueOf, type TermSurvey } from './survey-terms.ts';

export interface KernelOptions {
  /** The most classes of a grouping. */
  readonly classLimit?: number;
  /** The most groupings, from 1 to 4. */
  readonly groupings?: number;
  /** Two groupings are joined with at most this many times the classes of the larger one. */
  readonly mostJoined?: number;
  /** Terms of more films are frequent. */
  readonly rareFilms?: number;
  /** Frequent terms are summed like rare ones while fewer postings than this have been read. */
  readonly summedPostings?: number;
  /** For a model of some of the films, which films of other models will query. */
  readonly shard?: ShardOptions;
}
const RARE_FILMS = 400;
export const SUMMED_POSTINGS = 100;
/** Ranks share 32 bits with ratios in postings. */
export const RANK_BITS = 21;
export const MAX_FILMS = 2 ** RANK_BITS;
export const MAX_RATIOS = 2 ** (32 - RANK_BITS);
/** What is known of a model before its memory is laid out. */
export interface Parts extends TermSurvey {
  readonly groupings: readonly Grouping[];
  /** n: rows by rank, and 1/norm in the values' scale. */
  readonly order: Uint32Array;
  readonly inverse: Float32Array;
  /** The sparse terms by their numbers in the index. */
  readonly terms: Uint32Array;
  readonly firstFrequent: number;
  /** Entries other than 0 of terms that two films or more have. */
  readonly fullEntries: number;
  /** Entries of terms whose weight differs between films. */
  readonly differingEntries: number;
  /** By term: its number; terms of groupings have the numbers that follow, other terms -1. */
  readonly codes: Int32Array;
  readonly codeCount: number;
  readonly sparseEntries: number;
  /** Entries of frequent terms. */
  readonly frequentEntries: number;
  /** n: the number of entries of sparse terms in each row. */
  readonly sparseEntryCounts: Uint32Array;
  readonly longestRow: number;
  /** How many places arrays have for guests. */
  readonly guests: number;
  /** The fields with a factor whose length scales are not all 1. */
  readonly scaledFields: readonly number[];
  /** How much rounded ratios in postings may be off; 0 if they are stored exactly. */
  readonly ratioError: number;
  /** The logarithm of the greatest ratio, if they are rounded. */
  readonly ratioRange: number;
}

export function partsOf(model: SimilarityModel, survey: TermSurvey, options: KernelOptions): Parts {
  const films = filmCount(model);
  const { classLimit: limit = classLimit(films), groupings: most, mostJoined } = options;
  const groupings = groupFilms(model, limit, most, mostJoined);
  const grouped = new Set(groupings.flatMap(({ fields }) => fields));
  const { counts, shared, commonWeights } = survey;
  const terms = sparseTerms(model, survey, grouped);
  const { codes, codeCount } = codesOf(shared, terms);
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
    fullEntries: sumOf(counts.map((count, term) => count * shared[term]!)),
    sparseEntries: entriesOf(terms),
    frequentEntries: entriesOf(terms.subarray(firstFrequent)),
    sparseEntryCounts: sparseEntriesByRow(model, codes, terms.length),
    longestRow: options.shard?.longestRow ?? longestRowOf(model),
    guests: guestPlaces(options.shard?.threads ?? 0),
    ...scalesOf(model, survey, terms),
  };
}

/**
 * With length scales nearly every weight of a term is another one. Where there are too many ratios to
 * number them, they are rounded to steps of equal logarithm from 1 / range to range.
 */
function scalesOf(
  model: SimilarityModel,
  survey: TermSurvey,
  terms: Uint32Array,
): Pick<Parts, 'scaledFields' | 'ratioError' | 'ratioRange'> {
  const { exponents, termFields } = model;
  const { counts, spreads } = survey;
  const used = new Set(termFields.filter((_, term) => counts[term]! > 0));
  const scaledFields = exponents.lengths.flatMap((length, field) =>
    length > 0 && used.has(field) ? [field] : [],
  );
  const isScaled = terms.some((term) => scaledFields.includes(termFields[term]!));
  if (!isScaled && !hasManyRatios(model, survey, terms)) {
    return { scaledFields, ratioError: 0, ratioRange: 0 };
  }
  let spread = 1;
  for (let i = 0; i < terms.length; i++) spread = Math.max(spread, spreads[terms[i]!]!);
  // A little more, as ratios are divided and rounded in float32.
  const ratioRange = Math.log(spread) + 1e-6;
  return { scaledFields, ratioRange, ratioError: Math.expm1(ratioRange / RATIO_STEPS / 2) };
}

/** Whether the values of terms, divided by their usual ones, are more than can be numbered. */
function hasManyRatios(
  { termOffsets, termWeights, termFactors }: SimilarityModel,
  { spreads, scale }: TermSurvey,
  terms: Uint32Array,
): boolean {
  const ratios = new Set([1]);
  for (let i = 0; i < terms.length; i++) {
    const term = terms[i]!;
    if (spreads[term] === 1) continue;
    const factor = Math.sqrt(termFactors[term]!);
    let usual = 0;
    for (let entry = termOffsets[term]!; entry < termOffsets[term + 1]!; entry++) {
      const value = valueOf(termWeights[entry]!, factor, scale);
      if (usual === 0) usual = value;
      if (value !== 0) ratios.add(Math.fround(value / usual));
    }
    if (ratios.size > MAX_RATIOS) return true;
  }
  return false;
}

/** Steps of rounded ratios on each side of 1. */
export const RATIO_STEPS = MAX_RATIOS / 2 - 1;

/** The first of the terms that more films have than this. */
function firstOfMore(films: number, terms: Uint32Array, counts: Uint32Array): number {
  const first = terms.findIndex((term) => counts[term]! > films);
  return first === -1 ? terms.length : first;
}

function sumOf(values: Uint32Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
}

/** Adds groupings of one class, which share nothing, up to the number that records have room for. */
function withEmpty(groupings: readonly Grouping[], films: number): readonly Grouping[] {
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
  { counts, shared }: TermSurvey,
  grouped: ReadonlySet<number>,
): Uint32Array {
  const sparse = new Uint32Array(counts.length);
  let count = 0;
  for (let term = 0; term < counts.length; term++) {
    if (shared[term] === 1 && !grouped.has(termFields[term]!)) sparse[count++] = term;
  }
  return sortedBy(counts, filmIds.length + 1, sparse.subarray(0, count));
}

function codesOf(shared: Uint8Array, terms: Uint32Array): Pick<Parts, 'codes' | 'codeCount'> {
  const codes = new Int32Array(shared.length).fill(-1);
  for (let number = 0; number < terms.length; number++) codes[terms[number]!] = number;
  let codeCount = terms.length;
  for (let term = 0; term < codes.length; term++) {
    if (codes[term] === -1 && shared[term] === 1) codes[term] = codeCount++;
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
  // Positive floats sort like their bits: first by the lower halves, then by the upper ones.
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
