/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/**
 * The float32 scores of all films in a query, and their distribution by their leading bits: positive
 * floats sort as integers do.
 */
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
  /** n, by place: scores before their class and norm. */
  readonly sums: Float64Array;
  /** Scores of classes before division by a film's norm. */
  readonly classScores: Float64Array;
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
export function createFilmScores({ rows, classes }: QueryIndex): FilmScores {
  const scores = new Float32Array(rows.length);
  return {
    scores,
    bits: new Int32Array(scores.buffer),
    buckets: new Uint32Array(BUCKETS),
    sums: new Float64Array(rows.length),
    classScores: new Float64Array(classes.rows.rowOffsets.length - 1),
    termValues: new Float64Array(classes.to - classes.from),
  };
}

/** Scores all films; returns how many may be listed. */
export function scoreFilms(index: QueryIndex, request: ScoringRequest, found: FilmScores): number {
  const { vector, inverseNorms, filter } = request;
  const { rows, places, classOf } = index;
  const { scores, sums, classScores } = found;
  addPostings(index, vector, sums);
  scoreClasses(index, vector, found);
  for (let place = 0; place < scores.length; place++) {
    scores[place] = (sums[place]! + classScores[classOf[place]!]!) * inverseNorms[place]!;
  }
  if (filter !== undefined) {
    for (let place = 0; place < scores.length; place++) {
      scores[place] = scores[place]! - PENALTIES[filter[rows[place]!]!]!;
    }
  }
  for (const { row } of vector.films) scores[places[row]!] = -PENALTY;
  return countBuckets(found);
}

/** Sets `sums` to what the terms outside the classes add to each film. */
function addPostings(index: QueryIndex, { terms, values }: QueryVector, sums: Float64Array): void {
  const { postingOffsets, postingPlaces, postingWeights } = index;
  sums.fill(0);
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

/** Sets the score of every class before division by a film's norm. */
function scoreClasses(
  { classes: { from, to, rows } }: QueryIndex,
  { terms, values }: QueryVector,
  { termValues, classScores }: FilmScores,
): void {
  const { rowOffsets, rowTerms, rowWeights } = rows;
  termValues.fill(0);
  for (let i = 0; i < terms.length; i++) {
    const term = terms[i]!;
    if (term >= from && term < to) termValues[term - from] = values[i]!;
  }
  for (let one = 0; one < classScores.length; one++) {
    let score = 0;
    for (let entry = rowOffsets[one]!; entry < rowOffsets[one + 1]!; entry++) {
      score += termValues[rowTerms[entry]! - from]! * rowWeights[entry]!;
    }
    classScores[one] = score;
  }
}

function countBuckets({ bits, buckets }: FilmScores): number {
  buckets.fill(0);
  let leftOut = 0;
  for (let place = 0; place < bits.length; place++) {
    const value = bits[place]!;
    // Shifts instead of branches: the sign of a score is random, and a wrong guess costs more.
    const bucket = Math.min((value & ~(value >> 31)) >>> BUCKET_SHIFT, BUCKETS - 1);
    buckets[bucket] = buckets[bucket]! + 1;
    leftOut += ((LISTED_BITS - (value & 0x7fff_ffff)) >>> 31) & (value >>> 31);
  }
  buckets[0] = buckets[0]! - leftOut;
  return bits.length - leftOut;
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
