/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import type { FilmVectors } from '../model/model.ts';
import type { QueryFilm } from './query.ts';
import { queryRows, squaredNormOf, type TermRows } from './term-rows.ts';

/**
 * A query's films with their terms in a small hash table, each term with the films that have it. It
 * fits into the fastest cache for models of any size.
 */
export interface QueryVector {
  readonly films: readonly QueryFilm[];
  /** f rows: the weights of the films' terms that count, times the query's factors of terms. */
  readonly rows: TermRows;
  /**
   * f: the weight of each row, scaled to length 1, in the query's vector of length 1; all 0 if that has
   * no length.
   */
  readonly weights: Float64Array;
  /** f: squared lengths of `rows` under the query's factors. */
  readonly squaredNorms: Float64Array;
  /** By field: the square of its factor. */
  readonly squaredFactors: readonly number[];
  /** What the weights of single terms are multiplied by in `rows`; no entry for 1. */
  readonly termFactors: ReadonlyMap<number, number>;
  /** The sum of |weights|; the error of a score is proportional to it. */
  readonly span: number;

  /** t: the query's terms, each once. */
  readonly terms: Int32Array;
  /** t: what a film's weight of the term is multiplied by, before division by its norm. */
  readonly values: Float64Array;

  /** A power of two slots: terms by hash, each in the first free slot from its own on; -1 is free. */
  readonly slotTerms: Int32Array;
  /** Of the same length: the first entry of each term. */
  readonly slotEntries: Int32Array;
  /** Of the same length: the squared factor of each term. */
  readonly slotFactors: Float64Array;
  /** t: the first entry of each term. */
  readonly firstEntries: Int32Array;
  /** e: the next entry of the same term, or -1. */
  readonly nextEntries: Int32Array;
  /** e: which film an entry is of. */
  readonly entryFilms: Int32Array;
  /** e: the film's weight of the term, as in `rows`. */
  readonly entryWeights: Float64Array;
}

/** Below this fraction of its films' weights the query's vector is nothing but rounding. */
const CANCELLED = 1e-12;

/** Lays out the query's films in O(their terms); their own similarities are exact. */
export function queryVector(
  model: FilmVectors,
  films: readonly QueryFilm[],
  squaredFactors: readonly number[],
  termFactors: ReadonlyMap<number, number>,
): QueryVector {
  const rows = queryRows(model, films, squaredFactors, termFactors);
  const table = termTable(rows);
  const factorOf = (term: number) => squaredFactors[model.termFields[term]!]!;
  const { weights, squaredNorms } = filmWeights(model, films, rows, squaredFactors);
  const values = termValues(table, weights, squaredNorms);
  const length = vectorLength(table.terms, values, factorOf, weights);
  // Loops by index: those over the entries of typed arrays take several times as long.
  for (let index = 0; index < values.length; index++) {
    values[index] = length === 0 ? 0 : (values[index]! / length) * factorOf(table.terms[index]!);
  }
  let span = 0;
  for (const [film, weight] of weights.entries()) {
    const scaled = length === 0 ? 0 : weight / length;
    weights[film] = scaled;
    span += Math.abs(scaled);
  }
  const slotFactors = new Float64Array(table.slotTerms.length);
  for (let slot = 0; slot < slotFactors.length; slot++) {
    const term = table.slotTerms[slot]!;
    if (term >= 0) slotFactors[slot] = factorOf(term);
  }
  return {
    films,
    rows,
    weights,
    squaredNorms,
    squaredFactors,
    termFactors,
    span,
    values,
    slotFactors,
    ...table,
  };
}

/** How much each film counts, and the squared lengths of its row. */
function filmWeights(
  model: FilmVectors,
  films: readonly QueryFilm[],
  rows: TermRows,
  squaredFactors: readonly number[],
): Pick<QueryVector, 'weights' | 'squaredNorms'> {
  const squaredNorms = new Float64Array(films.length);
  const weights = new Float64Array(films.length);
  for (const [film, { row, weight }] of films.entries()) {
    const squaredNorm = squaredNormOf(rows, film, squaredFactors);
    const plain = squaredNormOf(model, row, squaredFactors);
    squaredNorms[film] = squaredNorm;
    // Factors of terms make a film's vector of length 1 this much longer or shorter.
    weights[film] = plain === 0 ? 0 : weight * Math.sqrt(squaredNorm / plain);
  }
  return { weights, squaredNorms };
}

/** t: each term's weight in the sum of the films' vectors. */
function termValues(
  { terms, firstEntries, nextEntries, entryFilms, entryWeights }: TermTable,
  weights: Float64Array,
  squaredNorms: Float64Array,
): Float64Array {
  const values = new Float64Array(terms.length);
  for (let index = 0; index < terms.length; index++) {
    let value = 0;
    for (let entry = firstEntries[index]!; entry >= 0; entry = nextEntries[entry]!) {
      const film = entryFilms[entry]!;
      const norm = Math.sqrt(squaredNorms[film]!);
      if (norm > 0) value += (weights[film]! * entryWeights[entry]!) / norm;
    }
    values[index] = value;
  }
  return values;
}

/** The slot where to look for a term first; Fibonacci hashing, whose middle bits are mixed best. */
export function firstSlot(term: number, mask: number): number {
  return (Math.imul(term, 0x9e3779b1) >>> 12) & mask;
}

type TermTable = Pick<
  QueryVector,
  | 'terms'
  | 'slotTerms'
  | 'slotEntries'
  | 'firstEntries'
  | 'nextEntries'
  | 'entryFilms'
  | 'entryWeights'
>;

function termTable({ rowOffsets, rowTerms, rowWeights }: TermRows): TermTable {
  const count = rowTerms.length;
  const slotTerms = new Int32Array(2 ** (2 + Math.ceil(Math.log2(count + 1)))).fill(-1);
  const slotEntries = new Int32Array(slotTerms.length).fill(-1);
  const mask = slotTerms.length - 1;
  const terms = new Int32Array(count);
  const termSlots = new Int32Array(count);
  const nextEntries = new Int32Array(count);
  const entryFilms = new Int32Array(count);
  let found = 0;
  for (let film = 0; film + 1 < rowOffsets.length; film++) {
    for (let entry = rowOffsets[film]!; entry < rowOffsets[film + 1]!; entry++) {
      const term = rowTerms[entry]!;
      let slot = firstSlot(term, mask);
      while (slotTerms[slot]! >= 0 && slotTerms[slot] !== term) slot = (slot + 1) & mask;
      if (slotTerms[slot]! < 0) {
        slotTerms[slot] = term;
        termSlots[found] = slot;
        terms[found++] = term;
      }
      nextEntries[entry] = slotEntries[slot]!;
      slotEntries[slot] = entry;
      entryFilms[entry] = film;
    }
  }
  const firstEntries = new Int32Array(found);
  for (let i = 0; i < found; i++) firstEntries[i] = slotEntries[termSlots[i]!]!;
  return {
    terms: terms.subarray(0, found),
    slotTerms,
    slotEntries,
    firstEntries,
    nextEntries,
    entryFilms,
    entryWeights: rowWeights,
  };
}

/** |q|, or 0 when the films cancel each other out. */
function vectorLength(
  terms: Int32Array,
  values: Float64Array,
  factorOf: (term: number) => number,
  weights: Float64Array,
): number {
  // Exactly, so that one film alone keeps its similarities to the last bit.
  if (weights.length === 1) return Math.abs(weights[0]!);
  // Term by term: computed from the films' similarities, a vector that nearly cancels out would be
  // nothing but rounding.
  let square = 0;
  for (let index = 0; index < terms.length; index++) {
    square += factorOf(terms[index]!) * values[index]! ** 2;
  }
  let total = 0;
  for (const weight of weights) total += Math.abs(weight);
  return square <= CANCELLED * total * total ? 0 : Math.sqrt(square);
}
