/** How long the films for somebody with thousands of ratings take. */
import { forYou } from '../../src/taste/for-you.ts';
import { ratedFilms } from '../../src/taste/ratings.ts';
import { createTasteModel } from '../../src/taste/taste-model.ts';
import type { Collection } from '../quality/collection.ts';

/** As many as somebody who logs films for years has. */
const RATINGS = 4273;
const WARM_UP = 20;
const RUNS = 100;
const PAGE = 20;

export interface Speed {
  readonly films: number;
  readonly ratings: number;
  /** Milliseconds for a page, the same with reasons, and the whole ranking. */
  readonly page: Times;
  readonly explained: Times;
  readonly whole: Times;
}

interface Times {
  readonly p50: number;
  readonly p99: number;
}

/** Ratings of films all over the collection, from 1 to 10. */
export function measureSpeed({ model, films }: Collection): Speed {
  const taste = createTasteModel(model, {
    voteCounts: films.map(({ votes }) => votes),
    ratings: films.map(({ rating }) => rating),
  });
  const ratings = Array.from({ length: Math.min(RATINGS, films.length) }, (_, i) => ({
    filmId: films[(i * 7919) % films.length]?.filmId ?? 0,
    rating: (i % 10) + 1,
  }));
  const answer = (limit: number, diversity?: number) =>
    forYou(taste, { rated: ratedFilms(model, ratings), limit, diversity });
  return {
    films: films.length,
    ratings: ratings.length,
    page: timesOf(() => answer(PAGE)),
    explained: timesOf(() => {
      const { films: offered, because } = answer(PAGE);
      return offered.map(({ row }) => because(row));
    }),
    whole: timesOf(() => answer(films.length, 0)),
  };
}

function timesOf(run: () => unknown): Times {
  for (let i = 0; i < WARM_UP; i++) run();
  const times = Float64Array.from({ length: RUNS }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  }).sort();
  const at = (part: number): number => Number((times[Math.floor(part * RUNS)] ?? 0).toFixed(1));
  return { p50: at(0.5), p99: at(0.99) };
}
