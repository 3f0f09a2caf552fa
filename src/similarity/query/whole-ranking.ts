/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/**
 * Any page of the ranking of all films, with the number above a threshold and a histogram.
 *
 * Every film has a score in float32, which is wrong by at most a slack. Where the answer depends on
 * it, the score is computed exactly: at the ends of the page, at the threshold, at the edges of the
 * histogram.
 *
 *     score  1 ├── above ──┤├─ slack ─┤ the page ├─ slack ─┤── below ──┤ 0
 *                counted         scored exactly, sorted      ignored
 *
 * The ends of the page, and most counts, follow from the numbers of films by the leading bits of
 * their scores (score-buckets.ts).
 */
import { collectFilms, countOver, scoresAround, type ScoreRange } from './close-films.ts';
import {
  createFilmScores,
  LISTED,
  scoreFilms,
  type FilmScores,
  type ScoringRequest,
} from './film-scores.ts';
import type { QueryIndex } from './query-index.ts';
import type { QueryVector } from './query-vector.ts';
import { bucketAt, bucketOfScore, BUCKETS, bucketStart, countAbove } from './score-buckets.ts';

interface RankingRequest extends ScoringRequest {
  /** The exact score of the film at a place. */
  readonly scoreOf: (place: number) => number;
  /** By how much a float32 score can be wrong. */
  readonly slack: number;
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

/** Squared factors further apart than this, with those of terms, make scores too small for float32. */
const MAX_FACTOR_RATIO = 1e9;

/** A ranking over one index; it has 12 bytes of memory per film and serves one call at a time. */
export function createWholeRanking(index: QueryIndex) {
  const scores = createFilmScores(index);
  return function wholeRanking(request: RankingRequest): RankingResult {
    const { threshold, offset, limit, parts, marked } = request;
    const candidates = scoreFilms(index, request, scores);
    const range = pageRange(request, scores, candidates);
    const close = collectFilms(scores, [
      ...(range ? [range] : []),
      ...(threshold > 0 ? [scoresAround(threshold, request.slack)] : []),
      ...edgeRanges(request),
    ]);
    const total = threshold > 0 ? countReaching(request, scores, close) : candidates;
    const end = Math.min(offset + limit, total);
    return {
      ...(range && offset < end ? pageOf(index, request, scores, close, range, end) : NO_PAGE),
      total,
      candidates,
      histogram: parts > 0 ? histogramOf(request, scores, close, candidates) : undefined,
      reaching: marked ? marksOf(index, request, scores, close) : undefined,
    };
  };
}

/**
 * The scores of the page; undefined if it is empty. A film's exact position differs from that of its
 * float32 score, but the scores at one position differ by the slack at most; so twice the slack
 * covers every film.
 */
function pageRange(
  { threshold, offset, limit, slack }: RankingRequest,
  { buckets }: FilmScores,
  candidates: number,
): ScoreRange | undefined {
  // How many films reach the threshold exactly is not known yet: a few more do no harm.
  const least = bucketOfScore(threshold - slack);
  const most = least === 0 ? candidates : countAbove(buckets, least - 1);
  const end = Math.min(offset + limit, most);
  if (offset >= end) return undefined;
  const low = bucketStart(bucketAt(buckets, end - 1)) - 2 * slack;
  const high = bucketStart(bucketAt(buckets, offset) + 1) + 2 * slack;
  // Scores below 0 count as 0.
  return { low: low > 0 ? low : LISTED, high };
}

/** The scores at the edges between the parts of the histogram. */
function edgeRanges({ parts, slack }: RankingRequest): readonly ScoreRange[] {
  const ranges: ScoreRange[] = [];
  for (let part = 1; part < parts; part++) ranges.push(scoresAround(part / parts, 2 * slack));
  return ranges;
}

/** Counts the films that reach the threshold. */
function countReaching(
  { threshold, slack, scoreOf }: RankingRequest,
  found: FilmScores,
  close: Int32Array,
): number {
  const { low, high } = scoresAround(threshold, slack);
  let count = countOver(found, close, high);
  for (let i = 0; i < close.length; i++) {
    const score = found.scores[close[i]!]!;
    if (score >= low && score <= high && scoreOf(close[i]!) >= threshold) count++;
  }
  return count;
}

/** n, by row: 1 for the films that reach the threshold. */
function marksOf(
  { rows }: QueryIndex,
  { threshold, slack, scoreOf }: RankingRequest,
  { scores }: FilmScores,
  close: Int32Array,
): Uint8Array {
  const marks = new Uint8Array(rows.length);
  // Scores below 0 count as 0, so every film that may be listed reaches 0.
  const { low, high } = threshold === 0 ? EVERY_FILM : scoresAround(threshold, slack);
  for (let place = 0; place < scores.length; place++) {
    marks[rows[place]!] = Number(scores[place]! >= high);
  }
  for (let i = 0; i < close.length; i++) {
    const place = close[i]!;
    const score = scores[place]!;
    if (score >= low && score <= high) marks[rows[place]!] = Number(scoreOf(place) >= threshold);
  }
  return marks;
}

const EVERY_FILM: ScoreRange = { low: LISTED, high: LISTED };

interface Scored {
  readonly row: number;
  readonly score: number;
}

type Page = Pick<RankingResult, 'rows' | 'scores'>;

const NO_PAGE: Page = { rows: new Int32Array(0), scores: new Float64Array(0) };

/** The films at the positions from the request's offset to `end` (exclusive) of the ranking of all. */
function pageOf(
  { rows }: QueryIndex,
  { vector, scoreOf, slack, offset }: RankingRequest,
  found: FilmScores,
  close: Int32Array,
  { low, high }: ScoreRange,
  end: number,
): Page {
  const isSureZero = zeroIsExact(vector);
  const positive: Scored[] = [];
  const zeros: number[] = [];
  for (let i = 0; i < close.length; i++) {
    const place = close[i]!;
    const score = found.scores[place]!;
    if (score < low || score > high) continue;
    const row = rows[place]!;
    const exact = score < -slack || (score === 0 && isSureZero) ? 0 : scoreOf(place);
    if (exact === 0) zeros.push(row);
    else positive.push({ row, score: exact });
  }
  const above = countOver(found, close, high);
  return sortedPage(positive, zeros, offset - above, end - offset);
}

/** `length` films from the place `first` of those found: by score, then row; zeros come last. */
function sortedPage(
  positive: Scored[],
  zeros: readonly number[],
  first: number,
  length: number,
): Page {
  positive.sort((a, b) => b.score - a.score || a.row - b.row);
  const chosen = positive.slice(first, first + length);
  const firstZero = Math.max(0, first - positive.length);
  const rest = Int32Array.from(zeros)
    .sort()
    .subarray(firstZero, firstZero + length - chosen.length);
  const page = { rows: new Int32Array(length), scores: new Float64Array(length) };
  page.rows.set(chosen.map(({ row }) => row));
  page.scores.set(chosen.map(({ score }) => score));
  page.rows.set(rest, chosen.length);
  return page;
}

/** How many films score in each part. */
function histogramOf(
  { parts, slack, scoreOf }: RankingRequest,
  { scores, buckets, covered }: FilmScores,
  close: Int32Array,
  candidates: number,
): Uint32Array {
  const histogram = new Uint32Array(parts);
  let others = candidates;
  for (let bucket = bucketOfScore(1 / parts); bucket < BUCKETS; bucket++) {
    if (covered[bucket] === 1) continue;
    // No edge is inside, so all of its films are in one part.
    const part = Math.min(Math.trunc(bucketStart(bucket) * parts), parts - 1);
    histogram[part] = histogram[part]! + buckets[bucket]!;
    others -= buckets[bucket]!;
  }
  const margin = slack * parts;
  for (let i = 0; i < close.length; i++) {
    const place = close[i]!;
    const position = Math.min(Math.max(scores[place]!, 0) * parts, parts) + margin;
    let part = Math.trunc(position);
    if (part > 0 && position - part < 2 * margin) part = Math.trunc(scoreOf(place) * parts);
    if (part === 0) continue;
    if (part >= parts) part = parts - 1;
    histogram[part] = histogram[part]! + 1;
    others--;
  }
  // Those that are neither in another part nor in a bucket above are in the first.
  histogram[0] = histogram[0]! + others;
  return histogram;
}

/** Whether a float32 score of 0 is exact: no difference of scores, and no number that underflows. */
function zeroIsExact({ weights, squaredFactors, termFactors }: QueryVector): boolean {
  const fields = squaredFactors.filter((factor) => factor > 0);
  const terms = [1, ...termFactors.values()].filter((factor) => factor > 0);
  return (
    weights.every((weight) => weight >= 0) &&
    Math.max(...fields) * Math.max(...terms) <=
      MAX_FACTOR_RATIO * Math.min(...fields) * Math.min(...terms)
  );
}
