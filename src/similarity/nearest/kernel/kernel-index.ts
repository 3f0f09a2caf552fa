/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/**
 * A model in the form that the compiled search needs, in one shared memory.
 *
 *     films       by rank: descending 1/norm, so that lists of films are in order of their impact
 *     fields      with few values: classes with tables (classes.ts); the others: sparse terms
 *     joined…     the second table of the first grouping, if its classes are combinations of those of
 *                 two, and for each the class in either table
 *     terms       sparse terms that two films or more have, ascending by the number of films
 *     postings    of a term, by rank: {ratio, rank}; its value is ratio · the term's usual value
 *     film…       by rank: {0, classes, a bit for each frequent term of the film, 1/norm}; the search
 *                 adds up in place of the 0 what a film shares
 *     frequent…   the same without the 0, parallel to the postings of frequent terms
 *     rare…       a film's sparse terms, rarest first: {term, value}; frequent ones last
 *     filmHeads   by rank: a film's squared norm, its row, where its block begins, and what its weights
 *                 in each scaled field are multiplied by
 *     filmBlocks  a film's terms in the order of the model, for the cosines of the winners: sparse
 *                 terms by number, terms of classes by the numbers that follow
 *     weights     the weights of terms that differ between films; the others are in commonWeights,
 *                 both before length scales
 *     classBits   for each term of a class: a bit for each class that has it, as numbered in words
 *                 (class-words.ts)
 *     main…       films by class in the first grouping, then by rank
 *     split…      films by class in the second grouping, then in the first, then by rank
 *     strong…     for each class of the second grouping: those that it shares much with
 *
 * Values are float32: weight · factor, scaled so that the greatest is 1.
 */
import { filmCount, type SimilarityModel } from '../../model/model.ts';
import { arraysOf, layOut, MAX_PAGES, PAGE_BYTES, type Addresses } from './arena.ts';
import {
  classBitWords,
  HEAD_WORDS,
  headWords,
  mainTableSizes,
  planOf,
  recordBytesOf,
  writeFilms,
  writeLists,
  writeOrder,
  type IndexPlan,
} from './index-arrays.ts';
import { writeTables } from './index-tables.ts';
import {
  MAX_FILMS,
  partsOf,
  SUMMED_POSTINGS,
  type KernelOptions,
  type Parts,
} from './index-parts.ts';
import { surveyTerms } from './survey-terms.ts';
import type { GuestRoom } from './guest-room.ts';
import { termsWork, writeTerms, type TermsWork } from './index-terms.ts';

/** A model prepared for the compiled search; passed to worker threads without copies. */
export interface KernelIndex {
  readonly memory: WebAssembly.Memory;
  /** The values of the search's exported variables, by name. */
  readonly variables: Readonly<Record<string, number>>;
  /** The size of scratch memory depends on it. */
  readonly frequentTerms: number;
  /** Room for films that are not in it, if they may query it. */
  readonly guests?: GuestRoom;
}

/** With more, rounding errors of float32 sums would make the bounds useless. */
const MAX_ROW_TERMS = 10_000;

/** An unfinished index: two threads can each do one part of the work in its memory. */
interface IndexUnderway {
  /** Can be used when both parts are done. */
  readonly index: KernelIndex;
  readonly parts: Parts;
  /** One part, for {@link writeTerms}. */
  readonly terms: TermsWork;
  /** The other part. */
  readonly writeFilms: () => void;
}

/**
 * Prepares a model in O(z + classes²), about 0.2 s for 40,000 films. Undefined beyond the
 * limits of the compiled search: more than two million films, a film with more than 10,000 terms,
 * weights that differ by a factor of more than 10¹², no weights at all, or more than 4 GiB.
 */
export function buildKernelIndex(
  model: SimilarityModel,
  options: KernelOptions = {},
): KernelIndex | undefined {
  const underway = beginKernelIndex(model, options);
  if (underway === undefined) return undefined;
  writeTerms(model, underway.terms);
  underway.writeFilms();
  return underway.index;
}

/** The first step of {@link buildKernelIndex}: lays out the memory, writes ranks and classes. */
export function beginKernelIndex(
  model: SimilarityModel,
  options: KernelOptions = {},
): IndexUnderway | undefined {
  const films = filmCount(model);
  const { shard } = options;
  const survey = surveyTerms(model, shard);
  if (films < (shard ? 1 : 2) || films > MAX_FILMS || survey === undefined) return undefined;
  const parts = partsOf(model, survey, options);
  if (parts.longestRow > MAX_ROW_TERMS) return undefined;

  const plan = planOf(model, parts);
  const { addresses, end } = layOut(plan, PAGE_BYTES);
  const memory = createMemory(Math.ceil(end / PAGE_BYTES));
  if (memory === undefined) return undefined;
  const arrays = arraysOf(plan, addresses, memory);
  writeOrder(parts, arrays);
  const index = {
    memory,
    variables: {
      ...variablesOf(films, parts, addresses),
      firstFrequentPosting: arrays.postingHeads[2 * parts.firstFrequent]!,
      summedPostings: options.summedPostings ?? SUMMED_POSTINGS,
    },
    frequentTerms: parts.terms.length - parts.firstFrequent,
    ...(shard && { guests: guestRoomOf(films, parts, shard.threads) }),
  };
  return {
    index,
    parts,
    terms: termsWork(parts, arrays),
    writeFilms() {
      writeFilms(model, parts, arrays);
      writeTables(model, parts, arrays);
      writeLists(parts, arrays);
    },
  };
}

function createMemory(pages: number): WebAssembly.Memory | undefined {
  if (pages > MAX_PAGES) return undefined;
  try {
    return new WebAssembly.Memory({
      initial: pages,
      maximum: MAX_PAGES,
      shared: true,
    });
  } catch {
    // This machine has no shared memory, or not enough of it.
    return undefined;
  }
}

/**
 * The fraction of a score that is safe to compare with: a sum of m positive products in float32 is off
 * by less than m + 8 roundings of 2⁻²⁴ each; twice that for the threshold, twice for the film. So
 * are rounded ratios, by their error.
 */
function keepOf(terms: number, ratioError: number): number {
  return 1 - 8 * (terms + 16) * 2 ** -24 - 2 * ratioError;
}

function variablesOf(
  films: number,
  parts: Parts,
  addresses: Addresses<IndexPlan>,
): Readonly<Record<string, number>> {
  const [size0 = 1, size1 = 1, size2 = 1, size3 = 1] = parts.groupings.map((g) => g.members.length);
  const [tableSize, joinedSize] = mainTableSizes(parts);
  return {
    ...addresses,
    films,
    greatestInverse: parts.inverse[0]!,
    recordBytes: recordBytesOf(parts),
    firstFrequent: parts.firstFrequent,
    firstClassTerm: parts.terms.length,
    classBitWords: classBitWords(parts),
    keep: keepOf(parts.longestRow, parts.ratioError),
    headBytes: 8 * headWords(parts),
    tableSize,
    joinedSize,
    size0,
    size1,
    size2,
    size3,
  };
}

/** Where the arrays have room for guests. */
function guestRoomOf(films: number, parts: Parts, threads: number): GuestRoom {
  return {
    threads,
    longestRow: parts.longestRow,
    scale: parts.scale,
    firstRareEntry: parts.sparseEntries,
    firstBlockWord: HEAD_WORDS * films + parts.fullEntries,
    firstWeight: parts.differingEntries,
    scaledFields: parts.scaledFields,
    sizes: parts.groupings.map(({ members }) => members.length),
    isUsed: parts.groupings.map(({ fields }) => fields.length > 0),
  };
}
