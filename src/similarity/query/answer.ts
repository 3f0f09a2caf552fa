import { RecentMap } from '../../recent-map.ts';
import type { FilmVectors } from '../model/model.ts';
import { withPostings } from '../model/postings.ts';
import { squaredFactors, type FieldFactors } from '../model/presets.ts';
import { buildKernelIndex, type KernelIndex } from '../nearest/kernel/kernel-index.ts';
import { exactScores } from './exact-scores.ts';
import { createNearestPages } from './nearest-page.ts';
import { queryFilms, termFactorsOf, type Query } from './query.ts';
import { setInverseNorms } from './inverse-norms.ts';
import { buildQueryIndex, type QueryIndex } from './query-index.ts';
import { queryVector } from './query-vector.ts';
import { rankedFilms, type RankedFilm } from './ranked-film.ts';
import { createWholeRanking } from './whole-ranking.ts';

export interface Answer {
  /** A page of the films at or above the threshold, by similarity descending, then film_id. */
  readonly films: readonly RankedFilm[];
  /** How many films reach the threshold, on all pages. */
  readonly total: number;
  /** How many films match the filter, without those of the query. */
  readonly candidates: number;
  /** The number of candidates by score, in each part of [0, 1]; the last part includes 1. */
  readonly histogram?: Uint32Array;
  /** n, by row: 1 for the films that `total` counts. */
  readonly reaching?: Uint8Array;
}

/** @throws ReelatedError `film-unknown`, `request-invalid`. */
export type Answerer = (query: Query) => Answer;

/** Scores by float32 weights, summed in another order, are off by less than this per unit of weight. */
const SLACK = 1e-6;
/** The norms of the last few sets of factors are kept, 8 bytes per film each. */
const RECENT_FACTORS = 4;

/** A model prepared for queries; can be built in another thread. */
export interface AnswerIndexes {
  readonly query: QueryIndex;
  /** For the films nearest to a single one; while undefined, all films are ranked instead. */
  kernel: KernelIndex | undefined;
}

/** Prepares a model for queries: some 0.2 s for 40,000 films. */
export function buildAnswerIndexes(vectors: FilmVectors): AnswerIndexes {
  const model = withPostings(vectors);
  return { query: buildQueryIndex(model), kernel: buildKernelIndex(model) };
}

/**
 * Answers queries about one model, exactly, from its weights alone; one call at a time. The films
 * nearest to a single one come from the compiled search (nearest-page.ts), which looks at few of the
 * others; where they do not tell how many reach a threshold, all films are scored, but not ranked.
 * Every other query ranks all films.
 */
export function createAnswerer(
  model: FilmVectors,
  indexes: AnswerIndexes = buildAnswerIndexes(model),
): Answerer {
  const index = indexes.query;
  const nearestPage = createNearestPages(model, indexes);
  const wholeRanking = createWholeRanking(index);
  const normsOf = recentNorms(index);

  return function answer(query) {
    const { threshold = 0, filter, offset = 0, limit, histogram, reaching = false } = query;
    const members = queryFilms(model, query);
    const factors = otherFactors(index, query.factors);
    const termFactors = termFactorsOf(model, query.terms);
    const isWeighed = factors !== undefined || termFactors.size > 0;
    const isCounted = histogram !== undefined || reaching;
    const isPlain = !isWeighed && filter === undefined;
    const nearest = isPlain
      ? nearestPage(members, { threshold, offset, limit, isCounted })
      : undefined;
    if (nearest?.total !== undefined && !isCounted) return { ...nearest, total: nearest.total };

    const vector = queryVector(model, members, factors ?? index.squaredFactors, termFactors);
    const result = wholeRanking({
      vector,
      scoreOf: exactScores(index, vector, factors),
      inverseNorms: factors === undefined ? index.inverseNorms : normsOf(factors),
      slack: SLACK * vector.span,
      filter,
      threshold,
      offset,
      limit: nearest === undefined ? limit : 0,
      parts: histogram ?? 0,
      marked: reaching,
    });
    return {
      films: nearest?.films ?? rankedFilms(model, result.rows, result.scores),
      total: result.total,
      candidates: result.candidates,
      ...(result.histogram && { histogram: result.histogram }),
      ...(result.reaching && { reaching: result.reaching }),
    };
  };
}

/** The squares of a query's factors where they differ from the model's own. */
function otherFactors(
  { model, present, squaredFactors: own }: QueryIndex,
  factors: FieldFactors | undefined,
): readonly number[] | undefined {
  if (factors === undefined) return undefined;
  const squares = squaredFactors(factors, model.fields);
  return squares.every((square, i) => square === own[i] || !present[i]) ? undefined : squares;
}

/** Inverse norms by squared factors: in O(n), or from before. */
function recentNorms(index: QueryIndex): (factors: readonly number[]) => Float64Array {
  const recent = new RecentMap<string, Float64Array>(RECENT_FACTORS);
  // Norms that are kept no longer: new memory would take as long as the norms themselves.
  let spare: Float64Array | undefined;
  return (factors) => {
    const key = factors.join(' ');
    const known = recent.get(key);
    if (known !== undefined) return known;
    const norms = spare ?? new Float64Array(index.rows.length);
    setInverseNorms(index, factors, norms);
    spare = recent.set(key, norms);
    return norms;
  };
}
