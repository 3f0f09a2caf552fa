/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/**
 * A model as the compiled search wants it, in one shared memory.
 *
 *     films       by rank: descending 1/norm, so that lists of films are in order of their impact
 *     fields      few-valued ones as classes with tables (classes.ts), the others as sparse terms
 *     terms       sparse ones that two films or more have, ascending by the number of their films
 *     postings    of a term, by rank: {ratio, rank}, its value being ratio · the term's usual value
 *     film…       by rank {0, classes, a bit for each frequent term of the film, 1/norm}; the search
 *                 sums up in the 0 what a film shares
 *     frequent…   the same but for the 0, beside the postings of frequent terms
 *     rare…       a film's sparse terms, rarest first: {term, value}; frequent ones at the end
 *     filmHeads   by rank a film's squared norm, its row, and where its block begins
 *     filmBlocks  a film's terms in the order of the model, for the cosines of the winners: sparse
 *                 ones by number, those of few-valued fields (class terms) by numbers that follow
 *     weights     what a film's terms weigh in the model, of terms that do not weigh the same in
 *                 all their films; the others are in commonWeights
 *     classBits   for each class term a bit for each class that has it
 *     main…       films by class in the first grouping, then by rank
 *     split…      films by class in the second grouping, then in the first, then by rank
 *     strong…     for each class of the second grouping those that it shares much with
 *
 * Values are float32: weight · factor, scaled so that the greatest is 1.
 */
import { filmCount, type SimilarityModel } from '../../model/model.ts';
import { arraysOf, layOut, MAX_PAGES, PAGE_BYTES, type Addresses } from './arena.ts';
import {
  classBitWords,
  planOf,
  recordBytesOf,
  writeFilms,
  writeLists,
  writeOrder,
  writeTables,
  type IndexPlan,
} from './index-arrays.ts';
import {
  MAX_FILMS,
  partsOf,
  SUMMED_POSTINGS,
  surveyTerms,
  type KernelOptions,
  type Parts,
} from './index-parts.ts';
import { termsWork, writeTerms, type TermsWork } from './index-terms.ts';

/** A model prepared for the compiled search; a worker thread gets it as it is, without copies. */
export interface KernelIndex {
  readonly memory: WebAssembly.Memory;
  /** What the search's exported variables are set to, by their names. */
  readonly variables: Readonly<Record<string, number>>;
  /** What scratch memory depends on. */
  readonly frequentTerms: number;
}

/** Beyond, rounding errors of float32 sums would make the bounds useless. */
const MAX_ROW_TERMS = 10_000;

/** An index in the making: over its memory two threads can do one part of the work each. */
interface IndexUnderway {
  /** To be used when both parts are done. */
  readonly index: KernelIndex;
  /** The one part, for {@link writeTerms}. */
  readonly terms: TermsWork;
  /** The other part. */
  readonly writeFilms: () => void;
}

/**
 * Prepares a model in O(z + classes²), about 0.2 s for 40,000 films. Undefined when it is beyond
 * the limits of the compiled search: more than two million films, a film with more than 10,000
 * terms, weights that differ by a factor of more than 10¹², weights of a term that differ in more
 * than 2,048 ways, no weights at all, or more than 4 GiB.
 */
export function buildKernelIndex(
  model: SimilarityModel,
  options: KernelOptions = {},
): KernelIndex | undefined {
  const underway = beginKernelIndex(model, options);
  if (underway === undefined || !writeTerms(model, underway.terms)) return undefined;
  underway.writeFilms();
  return underway.index;
}

/** The beginning of {@link buildKernelIndex}: its memory laid out, ranks and classes written. */
export function beginKernelIndex(
  model: SimilarityModel,
  options: KernelOptions = {},
): IndexUnderway | undefined {
  const films = filmCount(model);
  const survey = surveyTerms(model);
  if (films < 2 || films > MAX_FILMS || survey === undefined) return undefined;
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
  };
  return {
    index,
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
    // No shared memory on this machine, or not so much of it.
    return undefined;
  }
}

/**
 * How much of a score is safe to compare with: a sum of m positive products in float32 is off by
 * less than m + 8 roundings of 2⁻²⁴ each; twice that for the threshold, twice for the film.
 */
function keepOf(terms: number): number {
  return 1 - 8 * (terms + 16) * 2 ** -24;
}

function variablesOf(
  films: number,
  parts: Parts,
  addresses: Addresses<IndexPlan>,
): Readonly<Record<string, number>> {
  const [size0 = 1, size1 = 1, size2 = 1, size3 = 1] = parts.groupings.map((g) => g.members.length);
  return {
    ...addresses,
    films,
    greatestInverse: parts.inverse[0]!,
    recordBytes: recordBytesOf(parts),
    firstFrequent: parts.firstFrequent,
    firstClassTerm: parts.terms.length,
    classBitWords: classBitWords(parts),
    keep: keepOf(parts.longestRow),
    size0,
    size1,
    size2,
    size3,
  };
}
