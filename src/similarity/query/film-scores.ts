/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/**
 * The float32 scores of all films in a query, and their distribution by their leading bits: positive
 * floats sort as integers do.
 */
import type { SparseRows } from '../model/sparse-rows.ts';
import type { QueryIndex } from './query-index.ts';
import type { QueryVector } from './query-vector.ts';

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
  /** n, by place: scores before division by a film's norm. */
  readonly sums: Float64Array;
  /** By grouping: what its classes add to the sums of their films. */
  readonly classScores: readonly Float64Array[];
  /** The values of the classes' terms. */
  readonly termValues: Float64Array;
}

/** Subtracted from the scores of films that must not be listed: they are then below {@link LISTED}. */
const PENALTY = 8;
/** The least score of a film that may be listed: scores are at least -1. */
export const LISTED = -4;
/** What to subtract for each byte of a filter; a table, as branches on random bytes are slow. */
const PENALTIES = Float32Array.from({ length: 256 }, (_, byte) => (byte === 0 ? PENALTY : 0));

const BUCKET_SHIFT = 16;
/** Up to the bits of 1. */
const BUCKETS = (0x3f80_0000 >>> BUCKET_SHIFT) + 1;

/** Allocates the memory. */
export function createFilmScores({ rows, classes, groupings }: QueryIndex): FilmScores {
  const scores = new Float32Array(rows.length);
  return {
    scores,
    bits: new Int32Array(scores.buffer),
    buckets: new Uint32Array(BUCKETS),
    sums: new Float64Array(rows.length),
    classScores: groupings.map((one) => new Float64Array(one.rows.rowOffsets.length - 1)),
    termValues: new Float64Array(classes.termFields.length),
  };
}

/** Scores all films; returns how many may be listed. */
export function scoreFilms(index: QueryIndex, request: ScoringRequest, found: FilmScores): number {
  const { vector, inverseNorms, filter } = request;
  const { rows, places } = index;
  const { scores, sums, bits, buckets } = found;
  scoreClasses(index, vector, found);
  addPostings(index, vector, sums);
  if (filter === undefined) {
    for (let place = 0; place < scores.length; place++) {
      scores[place] = sums[place]! * inverseNorms[place]!;
    }
  } else {
    for (let place = 0; place < scores.length; place++) {
      scores[place] = sums[place]! * inverseNorms[place]! - PENALTIES[filter[rows[place]!]!]!;
    }
  }
  // A loop that sets scores and reads their bits takes twice as long as two.
  buckets.fill(0);
  let listed = 0;
  for (let place = 0; place < bits.length; place++) {
    const value = bits[place]!;
    const bucket = bucketOf(value);
    const isListed = listedBit(value);
    buckets[bucket] = buckets[bucket]! + isListed;
    listed += isListed;
  }
  for (const { row } of vector.films) {
    const place = places[row]!;
    const isListed = listedBit(bits[place]!);
    const bucket = bucketOf(bits[place]!);
    buckets[bucket] = buckets[bucket]! - isListed;
    listed -= isListed;
    scores[place] = -PENALTY;
  }
  return listed;
}

// Shifts instead of branches: the sign of a score is random, and a wrong guess costs more.

/** The bucket of a score with these bits; scores below 0 count as 0. */
function bucketOf(bits: number): number {
  return Math.min((bits & ~(bits >> 31)) >>> BUCKET_SHIFT, BUCKETS - 1);
}

/** 1 if the score with these bits is at least {@link LISTED}, or else 0. */
function listedBit(bits: number): number {
  return 1 - (((LISTED_BITS - (bits & 0x7fff_ffff)) >>> 31) & (bits >>> 31));
}

/** Sets `sums` to what the terms of classes give to each film. */
function scoreClasses(
  { model, classes, groupings }: QueryIndex,
  { terms, values }: QueryVector,
  { termValues, classScores, sums }: FilmScores,
): void {
  termValues.fill(0);
  for (let i = 0; i < terms.length; i++) {
    const shift = classes.termShifts[model.termFields[terms[i]!]!];
    if (shift !== undefined) termValues[terms[i]! + shift] = values[i]!;
  }
  for (const [grouping, { rows }] of groupings.entries()) {
    setClassScores(rows, termValues, classScores[grouping]!);
  }
  sumByClass(groupings, classScores, sums);
}

function setClassScores(
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

/** The bucket of the film at a position of the ranking by float32 scores. */
export function bucketAt({ buckets }: FilmScores, position: number): number {
  let left = position;
  let bucket = BUCKETS - 1;
  while (bucket > 0 && left >= buckets[bucket]!) {
    left -= buckets[bucket]!;
    bucket--;
  }
  return bucket;
}

/** The smallest score of a bucket. */
export function bucketStart(bucket: number): number {
  BUCKET_BITS[0] = bucket << BUCKET_SHIFT;
  return BUCKET_SCORE[0]!;
}

const BUCKET_BITS = new Int32Array(1);
const BUCKET_SCORE = new Float32Array(BUCKET_BITS.buffer);
/** The bits of |LISTED|. */
const LISTED_BITS = new Int32Array(Float32Array.of(-LISTED).buffer)[0]!;
