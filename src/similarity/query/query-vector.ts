/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import type { SimilarityModel } from '../model.ts';
import { cosine } from '../similarity.ts';
import type { QueryFilm } from './question.ts';

/**
 * A question's films with their terms in a small hash table, each term with the films that have it.
 * Small enough for the nearest cache, whatever the model's size.
 */
export interface QueryVector {
  readonly films: readonly QueryFilm[];
  /** f: each film's weight divided by the length of the question's vector; all 0 if it has none. */
  readonly weights: Float64Array;
  /** f: squared lengths under the question's factors. */
  readonly squaredNorms: Float64Array;
  /** Fields: the square of each factor. */
  readonly squaredFactors: readonly number[];
  /** The sum of |weights|: what a score can be wrong by is proportional to it. */
  readonly span: number;

  /** The question's different terms, t of them. */
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
  /** e: the film's own weight of the term. */
  readonly entryWeights: Float64Array;
}

/** Below this part of its films' weights the question's vector is nothing but rounding. */
const CANCELLED = 1e-12;

/** Lays out the question's films in O(their terms); their own similarities are exact. */
export function queryVector(
  model: SimilarityModel,
  films: readonly QueryFilm[],
  squaredFactors: readonly number[],
): QueryVector {
  const table = termTable(model, films);
  const { terms, slotTerms, firstEntries, nextEntries, entryFilms, entryWeights } = table;
  const { termFields } = model;
  const squaredNorms = new Float64Array(films.length);
  for (const [film, { row }] of films.entries()) {
    squaredNorms[film] = squaredNormOf(model, row, squaredFactors);
  }
  const scale = vectorLength(model, films, squaredFactors, squaredNorms);
  const weights = new Float64Array(films.length);
  let span = 0;
  for (const [film, { weight }] of films.entries()) {
    weights[film] = scale === 0 ? 0 : weight / scale;
    span += Math.abs(weights[film] ?? 0);
  }

  const slotFactors = new Float64Array(slotTerms.length);
  for (let slot = 0; slot < slotTerms.length; slot++) {
    const term = slotTerms[slot]!;
    if (term >= 0) slotFactors[slot] = squaredFactors[termFields[term]!]!;
  }
  const values = new Float64Array(terms.length);
  for (let index = 0; index < terms.length; index++) {
    let value = 0;
    for (let entry = firstEntries[index]!; entry >= 0; entry = nextEntries[entry]!) {
      const film = entryFilms[entry]!;
      const norm = Math.sqrt(squaredNorms[film]!);
      if (norm > 0) value += (weights[film]! * entryWeights[entry]!) / norm;
    }
    values[index] = value * squaredFactors[termFields[terms[index]!]!]!;
  }
  return { films, weights, squaredNorms, squaredFactors, span, values, slotFactors, ...table };
}

/** The squared length of a row's vector, summed as build-model.ts does, bit by bit. */
export function squaredNormOf(
  { rowOffsets, rowTerms, rowWeights, termFields }: SimilarityModel,
  row: number,
  squaredFactors: readonly number[],
): number {
  let sum = 0;
  for (let entry = rowOffsets[row]!; entry < rowOffsets[row + 1]!; entry++) {
    const weight = rowWeights[entry]!;
    sum += weight * weight * squaredFactors[termFields[rowTerms[entry]!]!]!;
  }
  return sum;
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

function termTable(
  { rowOffsets, rowTerms, rowWeights }: SimilarityModel,
  films: readonly QueryFilm[],
): TermTable {
  let count = 0;
  for (const { row } of films) count += rowOffsets[row + 1]! - rowOffsets[row]!;
  const slotTerms = new Int32Array(2 ** (2 + Math.ceil(Math.log2(count + 1)))).fill(-1);
  const slotEntries = new Int32Array(slotTerms.length).fill(-1);
  const mask = slotTerms.length - 1;
  const terms = new Int32Array(count);
  const termSlots = new Int32Array(count);
  const nextEntries = new Int32Array(count);
  const entryFilms = new Int32Array(count);
  const entryWeights = new Float64Array(count);
  let found = 0;
  let next = 0;
  for (const [film, { row }] of films.entries()) {
    for (let entry = rowOffsets[row]!; entry < rowOffsets[row + 1]!; entry++) {
      const term = rowTerms[entry]!;
      let slot = firstSlot(term, mask);
      while (slotTerms[slot]! >= 0 && slotTerms[slot] !== term) slot = (slot + 1) & mask;
      if (slotTerms[slot]! < 0) {
        slotTerms[slot] = term;
        termSlots[found] = slot;
        terms[found++] = term;
      }
      nextEntries[next] = slotEntries[slot]!;
      slotEntries[slot] = next;
      entryFilms[next] = film;
      entryWeights[next] = rowWeights[entry]!;
      next++;
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
    entryWeights,
  };
}

/** |q|, or 0 when the films cancel each other out. */
function vectorLength(
  model: SimilarityModel,
  films: readonly QueryFilm[],
  squaredFactors: readonly number[],
  squaredNorms: Float64Array,
): number {
  let square = 0;
  let total = 0;
  for (const [i, a] of films.entries()) {
    total += Math.abs(a.weight);
    if (squaredNorms[i]! > 0) square += a.weight * a.weight;
    for (let j = 0; j < i; j++) {
      const b = films[j]!;
      const dot = dotOf(model, a.row, b.row, squaredFactors);
      square += 2 * (a.weight * b.weight) * cosine(dot, squaredNorms[i]!, squaredNorms[j]!);
    }
  }
  return square <= CANCELLED * total * total ? 0 : Math.sqrt(square);
}

function dotOf(
  { rowOffsets, rowTerms, rowWeights, termFields }: SimilarityModel,
  a: number,
  b: number,
  squaredFactors: readonly number[],
): number {
  let i = rowOffsets[a]!;
  let j = rowOffsets[b]!;
  const iEnd = rowOffsets[a + 1]!;
  const jEnd = rowOffsets[b + 1]!;
  let dot = 0;
  while (i < iEnd && j < jEnd) {
    const step = rowTerms[i]! - rowTerms[j]!;
    if (step === 0) {
      dot += rowWeights[i]! * rowWeights[j]! * squaredFactors[termFields[rowTerms[i]!]!]!;
    }
    if (step <= 0) i++;
    if (step >= 0) j++;
  }
  return dot;
}
