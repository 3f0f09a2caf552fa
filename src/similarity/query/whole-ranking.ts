/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/**
 * Any page of the ranking of all films, with the number above a threshold and a histogram.
 *
 * Every film gets a score in float32, wrong by at most a slack. What the answer turns on is scored
 * exactly: films at the page's ends, at the threshold, at an edge of the histogram.
 *
 *     score  1 ├── above ──┤├─ slack ─┤ the page ├─ slack ─┤── below ──┤ 0
 *                counted         scored exactly, sorted      left alone
 *
 * The page's ends come from counts by the leading bits of the scores: positive floats sort as
 * integers do.
 */
import { scoreClasses } from './nearest-first.ts';
import type { QueryIndex } from './query-index.ts';
import type { QueryVector } from './query-vector.ts';

export interface RankingRequest {
  readonly vector: QueryVector;
  readonly scoreOf: (row: number) => number;
  /** n, by place: under the question's factors. */
  readonly inverseNorms: Float64Array;
  /** What a float32 score can be wrong by. */
  readonly slack: number;
  /** n, by row. */
  readonly filter: Uint8Array | undefined;
  readonly threshold: number;
  readonly offset: number;
  readonly limit: number;
  /** Parts of the histogram, or 0. */
  readonly parts: number;
}

export interface RankingResult {
  readonly rows: Int32Array;
  readonly scores: Float64Array;
  /** Films that reach the threshold. */
  readonly total: number;
  /** Films that may be listed at all. */
  readonly candidates: number;
  readonly histogram: Uint32Array | undefined;
}

/** Of a film that is not listed. */
const LEFT_OUT = -1;
/** Of a film that scores 0 or a little more: within the slack, and apart from a sure 0. */
const NEARLY_ZERO = 1e-30;
const BUCKET_SHIFT = 16;
const BUCKETS = (0x3f80_0000 >>> BUCKET_SHIFT) + 1;

/** A ranking over one index; it keeps 12 bytes per film and serves one call at a time. */
export function createWholeRanking(index: QueryIndex) {
  const { rows, places, classes, classOf } = index;
  const { postingOffsets, postingPlaces, postingWeights } = index;
  const films = rows.length;
  const sums = new Float64Array(films);
  const scores = new Float32Array(films);
  const bits = new Int32Array(scores.buffer);
  const buckets = new Uint32Array(BUCKETS);
  const classScores = new Float64Array(classes.parents.length);
  const termValues = new Float64Array(classes.toTerm - classes.fromTerm);

  return function wholeRanking(request: RankingRequest): RankingResult {
    const { threshold, offset, limit, parts } = request;
    const candidates = scoreAll(request);
    const total = threshold === 0 ? candidates : countReaching(request);
    const end = Math.min(offset + limit, total);
    const page = offset < end ? pageOf(request, offset, end) : NO_PAGE;
    const histogram = parts === 0 ? undefined : histogramOf(request);
    return { ...page, total, candidates, histogram };
  };

  /** Sets `scores` and `buckets`; returns how many films may be listed. */
  function scoreAll({ vector, inverseNorms, slack, filter }: RankingRequest): number {
    const { terms, values } = vector;
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
    scoreClasses(index, vector, termValues, classScores);
    const signed = vector.weights.some((weight) => weight < 0);
    for (let place = 0; place < films; place++) {
      const sum = (sums[place]! + classScores[classOf[place]!]!) * inverseNorms[place]!;
      scores[place] = sum > 0 ? Math.min(Math.max(sum, NEARLY_ZERO), 1) : sum;
    }
    if (signed) raise(slack);
    if (filter !== undefined) leaveOut(filter);
    for (const { row } of vector.films) scores[places[row]!] = LEFT_OUT;
    return countBuckets();
  }

  /** With unliked films a score at or just below 0 may be 0 or more; one far below is 0. */
  function raise(slack: number): void {
    for (let place = 0; place < films; place++) {
      const score = scores[place]!;
      if (score <= 0) scores[place] = score < -slack ? 0 : NEARLY_ZERO;
    }
  }

  function leaveOut(filter: Uint8Array): void {
    for (let place = 0; place < films; place++) {
      if (filter[rows[place]!] === 0) scores[place] = LEFT_OUT;
    }
  }

  function countBuckets(): number {
    buckets.fill(0);
    let candidates = 0;
    for (let place = 0; place < films; place++) {
      const value = bits[place]!;
      if (value < 0) continue;
      const bucket = value >>> BUCKET_SHIFT;
      buckets[bucket] = buckets[bucket]! + 1;
      candidates++;
    }
    return candidates;
  }

  function countReaching({ threshold, slack, scoreOf }: RankingRequest): number {
    let count = 0;
    for (let place = 0; place < films; place++) {
      const score = scores[place]!;
      if (score < threshold - slack || score <= 0) continue;
      if (score > threshold + slack || scoreOf(rows[place]!) >= threshold) count++;
    }
    return count;
  }

  /** The films at the positions from `from` to `to` (exclusive) of the ranking of all. */
  function pageOf({ scoreOf, slack }: RankingRequest, from: number, to: number): Page {
    // A film's exact position differs from its position by float32 score, but the scores at one
    // position differ by the slack at most; so twice the slack holds every film of the page.
    const high = bucketStart(bucketOf(from) + 1) + 2 * slack;
    const low = bucketStart(bucketOf(to - 1)) - 2 * slack;
    let above = 0;
    const found: Scored[] = [];
    const zeros: number[] = [];
    for (let place = 0; place < films; place++) {
      const score = scores[place]!;
      if (score < low || score < 0) continue;
      if (score > high) {
        above++;
        continue;
      }
      const row = rows[place]!;
      const exact = score === 0 ? 0 : scoreOf(row);
      if (exact === 0) zeros.push(row);
      else found.push({ row, score: exact });
    }
    found.sort((a, b) => b.score - a.score || a.row - b.row);
    const last = Int32Array.from(zeros).sort();
    const length = to - from;
    const first = from - above;
    const positive = found.slice(first, first + length);
    const rest = last.subarray(
      Math.max(0, first - found.length),
      Math.max(0, first - found.length) + length - positive.length,
    );
    const page = { rows: new Int32Array(length), scores: new Float64Array(length) };
    page.rows.set(positive.map(({ row }) => row));
    page.scores.set(positive.map(({ score }) => score));
    page.rows.set(rest, positive.length);
    return page;
  }

  /** The bucket of the film at a position of the ranking by float32 scores. */
  function bucketOf(position: number): number {
    let left = position;
    let bucket = BUCKETS - 1;
    while (bucket > 0 && left >= buckets[bucket]!) {
      left -= buckets[bucket]!;
      bucket--;
    }
    return bucket;
  }

  function histogramOf({ parts, slack, scoreOf }: RankingRequest): Uint32Array {
    const histogram = new Uint32Array(parts);
    const margin = slack * parts;
    for (let place = 0; place < films; place++) {
      if (scores[place]! < 0) continue;
      let position = scores[place]! * parts;
      const nearest = Math.round(position);
      if (nearest > 0 && Math.abs(position - nearest) <= margin) {
        position = scoreOf(rows[place]!) * parts;
      }
      const part = Math.min(Math.floor(position), parts - 1);
      histogram[part] = histogram[part]! + 1;
    }
    return histogram;
  }
}

interface Scored {
  readonly row: number;
  readonly score: number;
}

type Page = Pick<RankingResult, 'rows' | 'scores'>;

const NO_PAGE: Page = { rows: new Int32Array(0), scores: new Float64Array(0) };

/** The least score of a bucket. */
function bucketStart(bucket: number): number {
  BUCKET_BITS[0] = bucket << BUCKET_SHIFT;
  return BUCKET_SCORE[0]!;
}

const BUCKET_BITS = new Int32Array(1);
const BUCKET_SCORE = new Float32Array(BUCKET_BITS.buffer);
