/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import { filmCount, type FilmId, type RowIndex, type SimilarityModel } from '../model.ts';
import { factorList, type FieldFactors } from '../presets.ts';
import { exactScores } from './exact-scores.ts';
import { createNearestFirst } from './nearest-first.ts';
import { buildQueryIndex, inverse } from './query-index.ts';
import { queryVector } from './query-vector.ts';
import { queryFilms, type Question } from './question.ts';
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
  /** How many films the filter lets in, without those of the question. */
  readonly candidates: number;
  /** How many candidates score in each part of [0, 1]; the last part holds 1 as well. */
  readonly histogram?: Uint32Array;
}

/** @throws ReelatedError `film-unknown`, `request-invalid`. */
export type Answerer = (question: Question) => Answer;

/** Weights in float32, and sums in another order: wrong by less than this for each unit of weight. */
const SLACK = 1e-6;
/** Up to this part of all films the best are looked for first; beyond, all are ranked. */
const FEW = 1 / 16;
/** How many other sets of factors have their norms kept, 8 bytes per film each. */
const KEPT_FACTORS = 4;

/**
 * Answers questions about one model, exactly, from its weights alone. It keeps some 200 bytes per
 * film beside the model and serves one call at a time.
 */
export function createAnswerer(model: SimilarityModel): Answerer {
  const index = buildQueryIndex(model);
  const nearestFirst = createNearestFirst(index);
  const wholeRanking = createWholeRanking(index);
  const normsOf = keptNorms();
  const films = filmCount(model);

  return function answer(question) {
    const { threshold = 0, filter, offset = 0, limit, histogram } = question;
    const members = queryFilms(model, question);
    const factors = otherFactors(question.factors);
    const vector = queryVector(model, members, factors ?? index.squaredFactors);
    const scoreOf = exactScores(index, vector, factors);
    const slack = SLACK * vector.span;
    const candidates = films - members.length;
    const count = Math.min(offset + limit, candidates);

    // Lists go by the norms of the model's factors; several films' bounds leave little out.
    const bounded = factors === undefined && members.length === 1;
    const bestOnly = threshold === 0 && filter === undefined && histogram === undefined;
    if (bounded && bestOnly && count <= films * FEW) {
      const { rows, scores } = nearestFirst(vector, scoreOf, count, slack);
      return { films: ranked(rows, scores, offset), total: candidates, candidates };
    }
    const result = wholeRanking({
      vector,
      scoreOf,
      inverseNorms: factors === undefined ? index.inverseNorms : normsOf(factors),
      slack,
      filter,
      threshold,
      offset,
      limit,
      parts: histogram ?? 0,
    });
    return {
      films: ranked(result.rows, result.scores, 0),
      total: result.total,
      candidates: result.candidates,
      ...(result.histogram && { histogram: result.histogram }),
    };
  };

  function ranked(rows: Int32Array, scores: Float64Array, from: number): RankedFilm[] {
    const list: RankedFilm[] = [];
    for (let i = from; i < rows.length; i++) {
      const row = rows[i]!;
      list.push({ row, filmId: model.filmIds[row]!, similarity: scores[i]! });
    }
    return list;
  }

  /** The squares of a question's factors where they are not the model's own. */
  function otherFactors(factors: FieldFactors | undefined): readonly number[] | undefined {
    if (factors === undefined) return undefined;
    const squares = factorList(factors).map((factor) => factor * factor);
    const { present, squaredFactors } = index;
    const same = squares.every((square, i) => square === squaredFactors[i] || !present[i]);
    return same ? undefined : squares;
  }

  /** Norms by factors: from the squares kept for each field, in O(n), or from a question before. */
  function keptNorms(): (squaredFactors: readonly number[]) => Float64Array {
    const kept = new Map<string, Float64Array>();
    return (squaredFactors) => {
      const key = squaredFactors.join(' ');
      const norms = kept.get(key) ?? inverseNormsOf(index.fieldSquares, squaredFactors);
      kept.delete(key);
      kept.set(key, norms);
      if (kept.size > KEPT_FACTORS) kept.delete(kept.keys().next().value ?? key);
      return norms;
    };
  }
}

/** Answers one question; {@link createAnswerer} is for more than one. */
export function answerQuery(model: SimilarityModel, question: Question): Answer {
  return createAnswerer(model)(question);
}

function inverseNormsOf(squares: Float64Array, squaredFactors: readonly number[]): Float64Array {
  const films = squares.length / squaredFactors.length;
  const norms = new Float64Array(films);
  for (const [field, factor] of squaredFactors.entries()) {
    if (factor === 0) continue;
    const start = field * films;
    for (let place = 0; place < films; place++) {
      norms[place] = norms[place]! + factor * squares[start + place]!;
    }
  }
  for (let place = 0; place < films; place++) norms[place] = inverse(Math.sqrt(norms[place]!));
  return norms;
}
