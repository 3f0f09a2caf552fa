/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import { RecentMap } from '../../recent-map.ts';
import {
  asRow,
  filmCount,
  filmIdAt,
  type FilmId,
  type RowIndex,
  type SimilarityModel,
} from '../model/model.ts';
import { squaredFactors, type FieldFactors } from '../model/presets.ts';
import { buildKernelIndex, type KernelIndex } from '../nearest/kernel/kernel-index.ts';
import { openKernel, type Kernel } from '../nearest/kernel/open-kernel.ts';
import { exactScores } from './exact-scores.ts';
import { buildQueryIndex, inverse, type QueryIndex } from './query-index.ts';
import { queryVector } from './query-vector.ts';
import { queryFilms, termFactorsOf, type QueryFilm, type Query } from './query.ts';
import { createWholeRanking } from './whole-ranking.ts';

export interface RankedFilm {
  readonly row: RowIndex;
  readonly filmId: FilmId;
  /** In [0, 1]. */
  readonly similarity: number;
}

export interface Answer {
  /** A page of the films at or above the threshold, by similarity descending, then film_id. */
  readonly films: readonly RankedFilm[];
  /** How many films reach the threshold, on all pages. */
  readonly total: number;
  /** How many films the filter lets in, without those of the query. */
  readonly candidates: number;
  /** How many candidates score in each part of [0, 1]; the last part holds 1 as well. */
  readonly histogram?: Uint32Array;
  /** n, by row: 1 for the films that `total` counts. */
  readonly reaching?: Uint8Array;
}

/** @throws ReelatedError `film-unknown`, `request-invalid`. */
export type Answerer = (query: Query) => Answer;

/** Weights in float32, and sums in another order: wrong by less than this for each unit of weight. */
const SLACK = 1e-6;
/** The most of the nearest films that the compiled search is asked for; beyond, all are ranked. */
const MOST_NEAREST = 1000;
/** So many at least where a threshold is to be counted: most often fewer reach it. */
const LEAST_COUNTED = 256;
/** How many other sets of factors have their norms kept, 8 bytes per film each. */
const KEPT_FACTORS = 4;

/** What a model is prepared to for querys; can be made in another thread. */
export interface AnswerIndexes {
  readonly query: QueryIndex;
  /** For the films nearest to a single one; while it is undefined, all films are ranked instead. */
  kernel: KernelIndex | undefined;
}

/** Prepares a model for querys: some 0.2 s for 40,000 films. */
export function buildAnswerIndexes(model: SimilarityModel): AnswerIndexes {
  return { query: buildQueryIndex(model), kernel: buildKernelIndex(model) };
}

/**
 * Answers querys about one model, exactly, from its weights alone, and serves one call at a
 * time. The nearest films of a single one come from the compiled search of ../kernel/, which looks
 * at few of the others; every other query ranks all films.
 */
export function createAnswerer(
  model: SimilarityModel,
  indexes: AnswerIndexes = buildAnswerIndexes(model),
): Answerer {
  const index = indexes.query;
  let opened: { readonly kernel: Kernel | undefined } | undefined;
  const wholeRanking = createWholeRanking(index);
  const normsOf = keptNorms();
  const films = filmCount(model);

  return function answer(query) {
    const { threshold = 0, filter, offset = 0, limit, histogram, reaching = false } = query;
    const members = queryFilms(model, query);
    const factors = otherFactors(query.factors);
    const termFactors = termFactorsOf(model, query.terms);
    const weighed = factors !== undefined || termFactors.size > 0;
    const counted = histogram !== undefined || reaching;
    const plain = !weighed && filter === undefined && !counted;
    const nearest = plain ? nearestAnswer(members, threshold, offset, limit) : undefined;
    if (nearest !== undefined) return nearest;

    const vector = queryVector(model, members, factors ?? index.squaredFactors, termFactors);
    const scoreOf = exactScores(index, vector, factors);
    const result = wholeRanking({
      vector,
      scoreOf,
      inverseNorms: factors === undefined ? index.inverseNorms : normsOf(factors),
      slack: SLACK * vector.span,
      filter,
      threshold,
      offset,
      limit,
      parts: histogram ?? 0,
      marked: reaching,
    });
    return {
      films: ranked(result.rows, result.scores),
      total: result.total,
      candidates: result.candidates,
      ...(result.histogram && { histogram: result.histogram }),
      ...(result.reaching && { reaching: result.reaching }),
    };
  };

  /** The answer from the nearest films of a single one, where they tell it. */
  function nearestAnswer(
    [member, ...others]: readonly QueryFilm[],
    threshold: number,
    offset: number,
    limit: number,
  ): Answer | undefined {
    const candidates = films - 1;
    const end = Math.min(offset + limit, candidates);
    const kernel = openedKernel();
    if (kernel === undefined || member === undefined || others.length > 0) return undefined;
    if (end > kernel.most) return undefined;
    const wanted = threshold === 0 ? end : Math.min(kernel.most, Math.max(end, LEAST_COUNTED));
    const { rows, similarities } = kernel.nearestOf(member.row, wanted);
    let reaching = similarities.length;
    while (reaching > 0 && similarities[reaching - 1]! < threshold) reaching--;
    // All found reach it: how many more do is not known.
    if (threshold > 0 && reaching === wanted && wanted < candidates) return undefined;
    const to = Math.min(end, reaching);
    return {
      films: ranked(rows.subarray(offset, to), similarities.subarray(offset, to)),
      total: threshold === 0 ? candidates : reaching,
      candidates,
    };
  }

  function openedKernel(): Kernel | undefined {
    if (opened === undefined && indexes.kernel !== undefined) {
      opened = { kernel: openKernel(indexes.kernel, MOST_NEAREST) };
    }
    return opened?.kernel;
  }

  function ranked(rows: Int32Array | Uint32Array, scores: Float64Array): RankedFilm[] {
    return Array.from(rows, (place, i) => {
      const row = asRow(place);
      return { row, filmId: filmIdAt(model, row), similarity: scores[i]! };
    });
  }

  /** The squares of a query's factors where they are not the model's own. */
  function otherFactors(factors: FieldFactors | undefined): readonly number[] | undefined {
    if (factors === undefined) return undefined;
    const squares = squaredFactors(factors);
    const same = squares.every(
      (square, i) => square === index.squaredFactors[i] || !index.present[i],
    );
    return same ? undefined : squares;
  }

  /** Norms by factors: from the squares kept for each field, in O(n), or from a query before. */
  function keptNorms(): (factors: readonly number[]) => Float64Array {
    const kept = new RecentMap<string, Float64Array>(KEPT_FACTORS);
    return (factors) => {
      const key = factors.join(' ');
      const known = kept.get(key);
      if (known !== undefined) return known;
      const norms = inverseNormsOf(index.fieldSquares, factors);
      kept.set(key, norms);
      return norms;
    };
  }
}

function inverseNormsOf(squares: Float64Array, factors: readonly number[]): Float64Array {
  const films = squares.length / factors.length;
  const norms = new Float64Array(films);
  for (const [field, factor] of factors.entries()) {
    if (factor === 0) continue;
    const start = field * films;
    for (let place = 0; place < films; place++) {
      norms[place] = norms[place]! + factor * squares[start + place]!;
    }
  }
  for (let place = 0; place < films; place++) norms[place] = inverse(Math.sqrt(norms[place]!));
  return norms;
}
