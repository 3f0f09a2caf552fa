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
 * The ends of the page follow from counts by the leading bits of the scores (film-scores.ts).
 */
import {
  bucketAt,
  bucketStart,
  createFilmScores,
  LISTED,
  scoreFilms,
  type FilmScores,
  type ScoringRequest,
} from './film-scores.ts';
import type { QueryIndex } from './query-index.ts';
import type { QueryVector } from './query-vector.ts';

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
    const reaching = marked ? new Uint8Array(index.rows.length) : undefined;
    const isCounted = threshold === 0 && !marked;
    const total = isCounted ? candidates : countReaching(index, request, scores, reaching);
    const end = Math.min(offset + limit, total);
    const page = offset < end ? pageOf(index, request, scores, offset, end) : NO_PAGE;
    const histogram = parts === 0 ? undefined : histogramOf(request, scores);
    return { ...page, total, candidates, histogram, reaching };
  };
}

/** Counts the films that reach the threshold; marks them by row in `marks`, which is all 0. */
function countReaching(
  { rows }: QueryIndex,
  { threshold, slack, scoreOf }: RankingRequest,
  { scores }: FilmScores,
  marks: Uint8Array | undefined,
): number {
  // Scores below 0 count as 0, so every film that may be listed reaches 0.
  const least = threshold === 0 ? LISTED : Math.max(threshold - slack, LISTED);
  const surely = threshold === 0 ? LISTED : threshold + slack;
  let count = 0;
  for (let place = 0; place < scores.length; place++) {
    const score = scores[place]!;
    let reaches = Number(score >= least);
    if (score >= least && score <= surely) reaches = Number(scoreOf(place) >= threshold);
    count += reaches;
    if (marks !== undefined) marks[rows[place]!] = reaches;
  }
  return count;
}

interface Scored {
  readonly row: number;
  readonly score: number;
}

type Page = Pick<RankingResult, 'rows' | 'scores'>;

const NO_PAGE: Page = { rows: new Int32Array(0), scores: new Float64Array(0) };

/** The films at the positions from `from` to `to` (exclusive) of the ranking of all. */
function pageOf(
  { rows }: QueryIndex,
  { vector, scoreOf, slack }: RankingRequest,
  found: FilmScores,
  from: number,
  to: number,
): Page {
  const { scores } = found;
  // A film's exact position differs from that of its float32 score, but the scores at one position
  // differ by the slack at most; so twice the slack covers every film of the page.
  const high = bucketStart(bucketAt(found, from) + 1) + 2 * slack;
  const low = bucketStart(bucketAt(found, to - 1)) - 2 * slack;
  // Scores below 0 count as 0.
  const least = low > 0 ? low : LISTED;
  const isSureZero = zeroIsExact(vector);
  let above = 0;
  const positive: Scored[] = [];
  const zeros: number[] = [];
  for (let place = 0; place < scores.length; place++) {
    const score = scores[place]!;
    if (score < least) continue;
    if (score > high) {
      above++;
      continue;
    }
    const row = rows[place]!;
    const exact = score < -slack || (score === 0 && isSureZero) ? 0 : scoreOf(place);
    if (exact === 0) zeros.push(row);
    else positive.push({ row, score: exact });
  }
  return sortedPage(positive, zeros, from - above, to - from);
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

function histogramOf(
  { parts, slack, scoreOf }: RankingRequest,
  { scores }: FilmScores,
): Uint32Array {
  const histogram = new Uint32Array(parts);
  const margin = slack * parts;
  for (let place = 0; place < scores.length; place++) {
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
