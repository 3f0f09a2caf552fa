import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { queries } from '../../api/queries.ts';
import type { Film, SimilarFilm } from '../../api/types.ts';
import { neighbourhood, type Neighbourhood } from './neighbourhood.ts';

/** How many films are listed around one. */
export const NEAR = 12;
const NEAR_OF_NEAR = 8;
const NONE: readonly SimilarFilm[] = [];

export interface Surroundings {
  readonly film: Film | undefined;
  readonly near: readonly SimilarFilm[];
  /** Undefined until all of it is loaded. */
  readonly whole: Neighbourhood | undefined;
  readonly error: Error | null;
}

/** Requests a film, the films similar to it, and the films similar to those. */
export function useNeighbourhood(filmId: number): Surroundings {
  const { data: film, error } = useQuery(queries.film(filmId));
  const nearest = useQuery(queries.similar({ like: [filmId], limit: NEAR, explain: true }));
  const near = nearest.data?.films ?? NONE;
  const outer = useQueries({
    queries: near.map(({ film_id: id }) => queries.similar({ like: [id], limit: NEAR_OF_NEAR })),
    combine: (answers) =>
      answers.some(({ data }) => data === undefined)
        ? undefined
        : answers.map(({ data }) => data?.films ?? NONE),
  });
  const whole = useMemo(() => {
    if (film === undefined || nearest.data === undefined || outer === undefined) return undefined;
    const films = nearest.data.films;
    return neighbourhood(
      film,
      films,
      new Map(films.map(({ film_id: id }, place) => [id, outer[place] ?? NONE])),
    );
  }, [film, nearest.data, outer]);
  return { film, near, whole, error: error ?? nearest.error };
}
