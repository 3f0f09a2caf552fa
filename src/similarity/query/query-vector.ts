/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import type { SimilarityModel } from '../model/model.ts';
import type { QueryFilm } from './query.ts';
import { queryRows, squaredNormOf, type TermRows } from './term-rows.ts';

/**
 * A query's films with their terms in a small hash table, each term with the films that have it.
 * Small enough for the nearest cache, whatever the model's size.
 */
export interface QueryVector {
  readonly films: readonly QueryFilm[];
  /** f rows: the films' weights of their terms, times what the query makes of each term. */
  readonly rows: TermRows;
  /**
   * f: how much each row of `rows`, made 1 long, counts in the query's vector, made 1 long; all 0
   * if that has no length.
   */
  readonly weights: Float64Array;
  /** f: squared lengths of `rows` under the query's factors. */
  readonly squaredNorms: Float64Array;
  /** Fields: the square of each factor. */
  readonly squaredFactors: readonly number[];
  /** By what the weights of single terms are multiplied in `rows`; no entry for 1. */
  readonly termFactors: ReadonlyMap<number, number>;
  /** The sum of |weights|: what a score can be wrong by is proportional to it. */
  readonly span: number;

  /** The query's different terms, t of them. */
  readonly terms: Int32Array;
  /** t: by what a film's weight of the term is to be multiplied, its norm aside. */
  readonly values: Float64Array;

  /** A power of two: terms by hash, each in the first free slot from its own on; -1 is free. */
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

/** Below this part of its films' weights the query's vector is nothing but rounding. */
const CANCELLED = 1e-12;

/** Lays out the query's films in O(their terms); their own similarities are exact. */
export function queryVector(
  model: SimilarityModel,
  films: readonly QueryFilm[],
  squaredFactors: readonly number[],
  termFactors: ReadonlyMap<number, number>,
): QueryVector {
  const rows = queryRows(model, films, termFactors);
  const table = termTable(rows);
  const { terms, slotTerms, firstEntries, nextEntries, entryFilms, entryWeights } = table;
  const { termFields } = model;
  const squaredNorms = new Float64Array(films.length);
  const weights = new Float64Array(films.length);
  for (const [film, { row, weight }] of films.entries()) {
    const squaredNorm = squaredNormOf(rows, film, squaredFactors);
    const plain = squaredNormOf(model, row, squaredFactors);
    squaredNorms[film] = squaredNorm;
    // A film's vector of length 1 is as much longer or shorter as factors of terms have made it.
    weights[film] = plain === 0 ? 0 : weight * Math.sqrt(squaredNorm / plain);
  }
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
  const factorOf = (term: number) => squaredFactors[termFields[term]!]!;
  const scale = vectorLength(terms, values, factorOf, weights);
  for (const [index, term] of terms.entries()) {
    values[index] = scale === 0 ? 0 : (values[index]! / scale) * factorOf(term);
  }
  let span = 0;
  for (const [film, weight] of weights.entries()) {
    const scaled = scale === 0 ? 0 : weight / scale;
    weights[film] = scaled;
    span += Math.abs(scaled);
  }

  const slotFactors = new Float64Array(slotTerms.length);
  for (let slot = 0; slot < slotTerms.length; slot++) {
    const term = slotTerms[slot]!;
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

/** Where to look first for a term; Fibonacci hashing, whose middle bits are mixed best. */
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
  // exactly, so that one film alone keeps its similarities to the last bit
  if (weights.length === 1) return Math.abs(weights[0]!);
  // Term by term: from the films' similarities, what nearly cancels out would leave rounding alone.
  let square = 0;
  for (const [index, term] of terms.entries()) square += factorOf(term) * values[index]! ** 2;
  let total = 0;
  for (const weight of weights) total += Math.abs(weight);
  return square <= CANCELLED * total * total ? 0 : Math.sqrt(square);
}
