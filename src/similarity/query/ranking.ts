import { filmIdAt, type RowIndex, type FilmVectors } from '../model/model.ts';
import {
  buildAnswerIndexes,
  createAnswerer,
  type Answer,
  type AnswerIndexes,
  type Answerer,
} from './answer.ts';
import { similarityOf } from '../model/similarity.ts';

/** The part of a ranking to return. */
export interface RankingPage {
  /** From 0, for every film, to 1. */
  readonly threshold: number;
  readonly offset: number;
  readonly limit: number;
}

/** A page of the films similar to another one. */
export type Ranking = Pick<Answer, 'total' | 'films'>;

/** Answers queries about one model, exactly, from its weights alone; one call at a time. */
export interface Ranker {
  /**
   * The other films at or above a threshold, by similarity descending, then film_id ascending.
   * @throws ReelatedError `request-invalid` for a threshold outside [0, 1].
   */
  readonly similarTo: (row: RowIndex, page: RankingPage) => Ranking;
  /** Any query of liked and unliked films. */
  readonly answer: Answerer;
  /** The similarity of two films, in [0, 1]. */
  readonly similarity: (a: RowIndex, b: RowIndex) => number;
}

/** Creates a ranker, from indexes that another thread may have built. */
export function createRanker(
  model: FilmVectors,
  indexes: AnswerIndexes = buildAnswerIndexes(model),
): Ranker {
  const answer = createAnswerer(model, indexes);
  return {
    answer,
    similarTo(row, { threshold, offset, limit }) {
      const filmId = filmIdAt(model, row);
      const { total, films } = answer({ like: [{ filmId }], threshold, offset, limit });
      return { total, films };
    },
    similarity: (a, b) => similarityOf(model, a, b),
  };
}
