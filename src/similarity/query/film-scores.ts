/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/** The float32 scores of all films in a query, and how many there are in each bucket. */
import type { SparseRows } from '../model/sparse-rows.ts';
import type { QueryIndex } from './query-index.ts';
import type { QueryVector } from './query-vector.ts';
import { bucketOf, BUCKETS } from './score-buckets.ts';

/** What the scores are computed from. */
export interface ScoringRequest {
  readonly vector: QueryVector;
  /** n, by place: under the query's factors. */
  readonly inverseNorms: Float64Array;
  /** n, by row: 0 for films that must not be listed. */
  readonly filter: Uint8Array | undefined;
}

/** Scratch memory for one index: 12 bytes per film. */
export interface FilmScores {
  /** n, by place: below {@link LISTED} for films that must not be listed. */
  readonly scores: Float32Array;
  /** The same memory as integers. */
  readonly bits: Int32Array;
  /** The number of films in each bucket of scores, without those that must not be listed. */
  readonly buckets: Uint32Array;
  /** By bucket: 1 if its films are looked at one by one (close-films.ts). */
  readonly covered: Uint8Array;
  /** n, by place: scores before division by a film's norm. */
  readonly sums: Float64Array;
  /** By grouping, or for one class of all films: what a class adds to the sums of its films. */
  readonly classScores: readonly Float64Array[];
  /** n: the class of each place in the last of them. */
  readonly lastClassOf: Uint16Array;
  /** The values of the classes' terms. */
  readonly termValues: Float64Array;
}

/** Subtracted from the scores of films that must not be listed: they are then below {@link LISTED}. */
const PENALTY = 8;
/** The least score of a film that may be listed: scores are at least -1. */
export const LISTED = -4;
/** What to subtract for each byte of a filter; a table, as branches on random bytes are slow. */
const PENALTIES = Float32Array.from({ length: 256 }, (_, byte) => (byte === 0 ? PENALTY : 0));

/** Allocates the memory. */
export function createFilmScores({ rows, classes, groupings }: QueryIndex): FilmScores {
  const scores = new Float32Array(rows.length);
  const sizes = groupings.map((one) => one.rows.rowOffsets.length - 1);
  return {
    scores,
    bits: new Int32Array(scores.buffer),
    buckets: new Uint32Array(BUCKETS),
    covered: new Uint8Array(BUCKETS),
    sums: new Float64Array(rows.length),
    classScores: (sizes.length > 0 ? sizes : [1]).map((size) => new Float64Array(size)),
    lastClassOf: groupings.at(-1)?.classOf ?? new Uint16Array(rows.length),
    termValues: new Float64Array(classes.termFields.length),
  };
}

/** Scores all films; returns how many may be listed. */
export function scoreFilms(index: QueryIndex, request: ScoringRequest, found: FilmScores): number {
  const { vector, filter } = request;
  const { scores, bits, buckets } = found;
  setClassScores(index, vector, found);
  sumByClass(index.groupings.slice(0, -1), found.classScores, found.sums);
  addPostings(index, vector, found.sums);
  divideByNorms(index, request, found);
  let listed = filter === undefined ? scores.length : countListed(filter);
  // A loop that sets scores and reads their bits takes twice as long as two.
  buckets.fill(0);
  for (let place = 0; place < bits.length; place++) {
    const bucket = bucketOf(bits[place]!);
    buckets[bucket] = buckets[bucket]! + 1;
  }
  buckets[0] = buckets[0]! - (scores.length - listed);
  for (const { row } of vector.films) {
    const place = index.places[row]!;
    if (scores[place]! < LISTED) continue;
    const bucket = bucketOf(bits[place]!);
    buckets[bucket] = buckets[bucket]! - 1;
    listed--;
    scores[place] = -PENALTY;
  }
  return listed;
}

/** Sets `scores`, with what the classes of the last grouping give. */
function divideByNorms(
  { rows }: QueryIndex,
  { inverseNorms, filter }: ScoringRequest,
  { scores, sums, classScores, lastClassOf: classOf }: FilmScores,
): void {
  const values = classScores.at(-1)!;
  if (filter === undefined) {
    for (let place = 0; place < scores.length; place++) {
      scores[place] = (sums[place]! + values[classOf[place]!]!) * inverseNorms[place]!;
    }
    return;
  }
  for (let place = 0; place < scores.length; place++) {
    const score = (sums[place]! + values[classOf[place]!]!) * inverseNorms[place]!;
    scores[place] = score - PENALTIES[filter[rows[place]!]!]!;
  }
}

function countListed(filter: Uint8Array): number {
  let count = 0;
  // 1 for any byte but 0, without a branch.
  for (let row = 0; row < filter.length; row++) count += -filter[row]! >>> 31;
  return count;
}

/** Sets `classScores`, which are 0 without classes. */
function setClassScores(
  { model, classes, groupings }: QueryIndex,
  { terms, values }: QueryVector,
  { termValues, classScores }: FilmScores,
): void {
  termValues.fill(0);
  for (let i = 0; i < terms.length; i++) {
    const shift = classes.termShifts[model.termFields[terms[i]!]!];
    if (shift !== undefined) termValues[terms[i]! + shift] = values[i]!;
  }
  for (const [grouping, { rows }] of groupings.entries()) {
    scoreClasses(rows, termValues, classScores[grouping]!);
  }
}

function scoreClasses(
  { rowOffsets, rowTerms, rowWeights }: SparseRows,
  termValues: Float64Array,
  scores: Float64Array,
): void {
  let entry = 0;
  for (let one = 0; one < scores.length; one++) {
    const end = rowOffsets[one + 1]!;
    let score = 0;
    for (; entry < end; entry++) score += termValues[rowTerms[entry]!]! * rowWeights[entry]!;
    scores[one] = score;
  }
}

/** Sets `sums` to the sums of the films' values by their class in each grouping. */
export function sumByClass(
  groupings: QueryIndex['groupings'],
  valuesOf: readonly Float64Array[],
  sums: Float64Array,
): void {
  if (groupings.length === 0) sums.fill(0);
  for (const [grouping, { classOf }] of groupings.entries()) {
    const values = valuesOf[grouping]!;
    if (grouping === 0) {
      for (let place = 0; place < sums.length; place++) sums[place] = values[classOf[place]!]!;
    } else {
      for (let place = 0; place < sums.length; place++) {
        sums[place] = sums[place]! + values[classOf[place]!]!;
      }
    }
  }
}

/** Adds to `sums` what the other terms give to each film. */
function addPostings(index: QueryIndex, { terms, values }: QueryVector, sums: Float64Array): void {
  const { postingOffsets, postingPlaces, postingWeights } = index;
  for (let i = 0; i < terms.length; i++) {
    const value = values[i]!;
    if (value === 0) continue;
    const end = postingOffsets[terms[i]! + 1]!;
    for (let posting = postingOffsets[terms[i]!]!; posting < end; posting++) {
      const place = postingPlaces[posting]!;
      sums[place] = sums[place]! + value * postingWeights[posting]!;
    }
  }
}
