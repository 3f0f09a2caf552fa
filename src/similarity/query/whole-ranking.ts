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
import type { QueryIndex } from './query-index.ts';
import type { QueryVector } from './query-vector.ts';

interface RankingRequest {
  readonly vector: QueryVector;
  readonly scoreOf: (place: number) => number;
  /** n, by place: under the query's factors. */
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
  /** Whether to mark the films that reach the threshold. */
  readonly marked: boolean;
}

interface RankingResult {
  readonly rows: Int32Array;
  readonly scores: Float64Array;
  /** Films that reach the threshold. */
  readonly total: number;
  /** Films that may be listed at all. */
  readonly candidates: number;
  readonly histogram: Uint32Array | undefined;
  /** n, by row: 1 for the films that reach the threshold. */
  readonly reaching: Uint8Array | undefined;
}

/** What a film that is not listed loses: with it, every score is below {@link LISTED}. */
const PENALTY = 8;
const LISTED = -4;
/** What a film loses by its byte in the filter; a look-up, as branches on random bytes are slow. */
const PENALTIES = Float32Array.from({ length: 256 }, (_, byte) => (byte === 0 ? PENALTY : 0));
/** Squared factors, with those of terms, further apart than this make scores that float32 has no number for. */
const MOST_FACTOR_RATIO = 1e9;
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
  const classScores = new Float64Array(classes.rows.rowOffsets.length - 1);
  const termValues = new Float64Array(classes.to - classes.from);

  return function wholeRanking(request: RankingRequest): RankingResult {
    const { threshold, offset, limit, parts, marked } = request;
    const candidates = scoreAll(request);
    const reaching = marked ? new Uint8Array(films) : undefined;
    const isCounted = threshold === 0 && !marked;
    const total = isCounted ? candidates : countReaching(request, reaching);
    const end = Math.min(offset + limit, total);
    const page = offset < end ? pageOf(request, offset, end) : NO_PAGE;
    const histogram = parts === 0 ? undefined : histogramOf(request);
    return { ...page, total, candidates, histogram, reaching };
  };

  /** Sets `scores` and `buckets`; returns how many films may be listed. */
  function scoreAll({ vector, inverseNorms, filter }: RankingRequest): number {
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
    for (let place = 0; place < films; place++) {
      scores[place] = (sums[place]! + classScores[classOf[place]!]!) * inverseNorms[place]!;
    }
    if (filter !== undefined) {
      for (let place = 0; place < films; place++) {
        scores[place] = scores[place]! - PENALTIES[filter[rows[place]!]!]!;
      }
    }
    for (const { row } of vector.films) scores[places[row]!] = -PENALTY;
    return countBuckets();
  }

  function countBuckets(): number {
    buckets.fill(0);
    let leftOut = 0;
    for (let place = 0; place < films; place++) {
      const value = bits[place]!;
      // Signs and comparisons by shifts: a score's sign is random, and a wrong guess costs more.
      const bucket = Math.min((value & ~(value >> 31)) >>> BUCKET_SHIFT, BUCKETS - 1);
      buckets[bucket] = buckets[bucket]! + 1;
      leftOut += ((LISTED_BITS - (value & 0x7fff_ffff)) >>> 31) & (value >>> 31);
    }
    buckets[0] = buckets[0]! - leftOut;
    return films - leftOut;
  }

  /** Counts the films that reach the threshold; marks them by row in `marks`, all 0 so far. */
  function countReaching(
    { threshold, slack, scoreOf }: RankingRequest,
    marks: Uint8Array | undefined,
  ): number {
    // Scores below 0 count as 0, so that every film that may be listed reaches 0.
    const least = threshold === 0 ? LISTED : threshold - slack;
    const surely = threshold === 0 ? LISTED : threshold + slack;
    let count = 0;
    for (let place = 0; place < films; place++) {
      const score = scores[place]!;
      if (score < least || score < LISTED) continue;
      if (score <= surely && scoreOf(place) < threshold) continue;
      count++;
      if (marks !== undefined) marks[rows[place]!] = 1;
    }
    return count;
  }

  /** The films at the positions from `from` to `to` (exclusive) of the ranking of all. */
  function pageOf({ vector, scoreOf, slack }: RankingRequest, from: number, to: number): Page {
    // A film's exact position differs from its position by float32 score, but the scores at one
    // position differ by the slack at most; so twice the slack holds every film of the page.
    const high = bucketStart(bucketOf(from) + 1) + 2 * slack;
    const low = bucketStart(bucketOf(to - 1)) - 2 * slack;
    // Whatever is below 0 counts as 0.
    const least = low > 0 ? low : LISTED;
    const sureZero = zeroSurely(vector);
    let above = 0;
    const found: Scored[] = [];
    const zeros: number[] = [];
    for (let place = 0; place < films; place++) {
      const score = scores[place]!;
      if (score < least) continue;
      if (score > high) {
        above++;
        continue;
      }
      const row = rows[place]!;
      const exact = score < -slack || (score === 0 && sureZero) ? 0 : scoreOf(place);
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
      if (scores[place]! < LISTED) continue;
      const position = Math.min(Math.max(scores[place]!, 0) * parts, parts) + margin;
      let part = Math.trunc(position);
      if (part > 0 && position - part < 2 * margin) {
        part = Math.trunc(scoreOf(place) * parts);
      }
      if (part >= parts) part = parts - 1;
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

/**
 * Sets the score of every class before division by a film's norm.
 *
 * @param termValues scratch, one for each term of the classes.
 */
function scoreClasses(
  { classes: { from, to, rows } }: QueryIndex,
  { terms, values }: QueryVector,
  termValues: Float64Array,
  classScores: Float64Array,
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

/** Whether a float32 score of 0 comes from 0 alone: from no difference, and from no tiny number. */
function zeroSurely({ weights, squaredFactors, termFactors }: QueryVector): boolean {
  const fields = squaredFactors.filter((factor) => factor > 0);
  const terms = [1, ...termFactors.values()].filter((factor) => factor > 0);
  return (
    weights.every((weight) => weight >= 0) &&
    Math.max(...fields) * Math.max(...terms) <=
      MOST_FACTOR_RATIO * Math.min(...fields) * Math.min(...terms)
  );
}

/** The least score of a bucket. */
function bucketStart(bucket: number): number {
  BUCKET_BITS[0] = bucket << BUCKET_SHIFT;
  return BUCKET_SCORE[0]!;
}

const BUCKET_BITS = new Int32Array(1);
const BUCKET_SCORE = new Float32Array(BUCKET_BITS.buffer);
/** The bits of |LISTED|. */
const LISTED_BITS = new Int32Array(Float32Array.of(-LISTED).buffer)[0]!;
