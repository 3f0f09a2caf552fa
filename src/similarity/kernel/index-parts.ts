/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import { filmCount, type SimilarityModel } from '../model.ts';
import { classLimit, groupFilms, MAX_GROUPINGS, type Grouping } from './classes.ts';

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
const RARE_FILMS = 128;
export const SUMMED_POSTINGS = 200;
/** Ranks share 53 bits with norms while they are sorted, and 32 with ratios in postings. */
export const RANK_BITS = 21;
export const MAX_FILMS = 2 ** RANK_BITS;
export const MAX_RATIOS = 2 ** (32 - RANK_BITS);
/** Within this range no product of values leaves the normal numbers of float32. */
const SMALLEST_VALUE = 1e-12;
/** Within this range no product of weights leaves the normal numbers of float64. */
const MAGNITUDES = [1e-60, 1e60] as const;
interface Values {
  /** z: weight · factor of every entry by row, 1 at most. */
  readonly values: Float32Array;
  /** What they were divided by. */
  readonly scale: number;
}

/** Undefined when the values differ too much, or when there are none. */
export function valuesOf(model: SimilarityModel): Values | undefined {
  const { rowTerms, rowWeights, termFactors } = model;
  const factors = termFactors.map(Math.sqrt);
  let greatest = 0;
  let least = Infinity;
  for (let entry = 0; entry < rowTerms.length; entry++) {
    const value = rowWeights[entry]! * factors[rowTerms[entry]!]!;
    if (value > greatest) greatest = value;
    if (value > 0 && value < least) least = value;
  }
  if (greatest > MAGNITUDES[1] || least < MAGNITUDES[0]) return undefined;
  if (greatest === 0 || least / greatest < SMALLEST_VALUE) return undefined;
  const values = new Float32Array(rowTerms.length);
  for (let entry = 0; entry < rowTerms.length; entry++) {
    values[entry] = valueOf(rowWeights[entry]!, factors[rowTerms[entry]!]!, greatest);
  }
  return { values, scale: greatest };
}

/** An entry's value; the same bits by row and by term. */
export function valueOf(weight: number, factor: number, scale: number): number {
  return Math.fround((weight * factor) / scale);
}

/** What is known of a model before its memory is laid out. */
export interface Parts extends Values {
  readonly groupings: readonly Grouping[];
  /** n: rows by rank, and 1/norm in the values' scale. */
  readonly order: Uint32Array;
  readonly inverse: Float32Array;
  /** The sparse terms by their numbers in the index, and the numbers by term, -1 for none. */
  readonly terms: Uint32Array;
  readonly numbers: Int32Array;
  readonly firstFrequent: number;
  /** Entries that are not 0, all and those of sparse terms. */
  readonly fullEntries: number;
  /** The films of each term. */
  readonly counts: Uint32Array;
  /** What each term weighs in its films; NaN when not the same in all of them. */
  readonly commonWeights: Float64Array;
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

export function partsOf(model: SimilarityModel, values: Values, options: KernelOptions): Parts {
  const films = filmCount(model);
  const groupings = groupFilms(model, options.classLimit ?? classLimit(films), options.groupings);
  const grouped = new Set(groupings.flatMap(({ fields }) => fields));
  const { counts, commonWeights } = filmsByTerm(model);
  const { terms, numbers } = sparseTerms(model, counts, grouped);
  const firstFrequent = firstOfMore(options.rareFilms ?? RARE_FILMS, terms, counts);
  const entriesOf = (some: Uint32Array) => some.reduce((sum, term) => sum + counts[term]!, 0);
  return {
    ...values,
    groupings: withEmpty(groupings, films),
    ...ranking(model, values.scale),
    terms,
    numbers,
    firstFrequent,
    counts,
    commonWeights,
    differingEntries: sumOf(counts.map((count, term) => (commonWeights[term]! > 0 ? 0 : count))),
    ...termCodes(counts, numbers, terms.length),
    fullEntries: sumOf(counts),
    sparseEntries: entriesOf(terms),
    frequentEntries: entriesOf(terms.subarray(firstFrequent)),
    sparseEntryCounts: sparseEntriesByRow(model, values.values, numbers),
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
function withEmpty(groupings: readonly Grouping[], films: number): readonly Grouping[] {
  const empty = Array.from({ length: MAX_GROUPINGS - groupings.length }, () => ({
    fields: [],
    classOf: new Int32Array(films),
    members: [0],
  }));
  return [...groupings, ...empty];
}

function filmsByTerm({
  termOffsets,
  termWeights,
  termFactors,
}: SimilarityModel): Pick<Parts, 'counts' | 'commonWeights'> {
  const counts = new Uint32Array(termFactors.length);
  const commonWeights = new Float64Array(termFactors.length);
  for (let term = 0; term < counts.length; term++) {
    if (termFactors[term] === 0) continue;
    let count = 0;
    let common = 0;
    const end = termOffsets[term + 1]!;
    for (let entry = termOffsets[term]!; entry < end; entry++) {
      const weight = termWeights[entry]!;
      if (weight === 0) continue;
      if (count++ === 0) common = weight;
      else if (weight !== common) common = NaN;
    }
    counts[term] = count;
    commonWeights[term] = common;
  }
  return { counts, commonWeights };
}

function termCodes(
  counts: Uint32Array,
  numbers: Int32Array,
  sparseCount: number,
): Pick<Parts, 'codes' | 'codeCount'> {
  let codeCount = sparseCount;
  const codes = numbers.map((number, term) => {
    if (number >= 0) return number;
    return counts[term]! < 2 ? -1 : codeCount++;
  });
  return { codes, codeCount };
}

function sparseEntriesByRow(
  { rowOffsets, rowTerms }: SimilarityModel,
  values: Float32Array,
  numbers: Int32Array,
): Uint32Array {
  const counts = new Uint32Array(rowOffsets.length - 1);
  for (let row = 0; row < counts.length; row++) {
    let count = 0;
    const end = rowOffsets[row + 1]!;
    for (let entry = rowOffsets[row]!; entry < end; entry++) {
      if (values[entry]! > 0 && numbers[rowTerms[entry]!]! >= 0) count++;
    }
    counts[row] = count;
  }
  return counts;
}

function sparseTerms(
  { termFields }: SimilarityModel,
  counts: Uint32Array,
  grouped: ReadonlySet<number>,
): Pick<Parts, 'terms' | 'numbers'> {
  const keys = new Float64Array(counts.length);
  let count = 0;
  for (let term = 0; term < counts.length; term++) {
    if (counts[term]! < 2 || grouped.has(termFields[term]!)) continue;
    keys[count++] = counts[term]! * 2 ** 31 + term;
  }
  const terms = new Uint32Array(count);
  const sorted = keys.subarray(0, count).sort();
  for (let number = 0; number < count; number++) terms[number] = sorted[number]! % 2 ** 31;
  const numbers = new Int32Array(counts.length).fill(-1);
  for (let number = 0; number < terms.length; number++) numbers[terms[number]!] = number;
  return { terms, numbers };
}

/** Rows by descending 1/norm, then ascending, and 1/norm by rank; 0 for films without weights. */
function ranking({ norms }: SimilarityModel, scale: number): Pick<Parts, 'order' | 'inverse'> {
  const films = norms.length;
  const inverses = Float32Array.from(norms, (norm) => (norm === 0 ? 0 : scale / norm));
  // Positive floats are in the order of their bits: one key of bits and row sorts by both.
  const bits = new Uint32Array(inverses.buffer);
  const keys = new Float64Array(films);
  for (let row = 0; row < films; row++) keys[row] = (2 ** 32 - 1 - bits[row]!) * MAX_FILMS + row;
  keys.sort();
  const order = Uint32Array.from(keys, (key) => key % MAX_FILMS);
  return { order, inverse: Float32Array.from(order, (row) => inverses[row]!) };
}

function longestRowOf({ rowOffsets }: SimilarityModel): number {
  let longest = 0;
  for (let row = 0; row + 1 < rowOffsets.length; row++) {
    longest = Math.max(longest, rowOffsets[row + 1]! - rowOffsets[row]!);
  }
  return longest;
}
