import type { SimilarFilm, Film } from '../../api/types.ts';

/** A film of a neighbourhood. */
export interface Star {
  readonly film: Film;
  /** 0: the film in the middle; 1: one of its nearest; 2: near one of those. */
  readonly ring: 0 | 1 | 2;
}

interface Tie {
  readonly from: number;
  readonly to: number;
  readonly similarity: number;
}

export interface Neighbourhood {
  readonly stars: readonly Star[];
  readonly ties: readonly Tie[];
}

/** How many of a near film's own nearest are drawn if they are not near the middle. */
const OUTER = 3;

/**
 * A film, the films near it, and the films near those. Two of them are tied if one is among the
 * other's nearest.
 */
export function neighbourhood(
  middle: Film,
  near: readonly SimilarFilm[],
  nearOfNear: ReadonlyMap<number, readonly SimilarFilm[]>,
): Neighbourhood {
  const stars = new Map<number, Star>([[middle.film_id, { film: middle, ring: 0 }]]);
  const ties = new Map<string, Tie>();
  const tie = (one: number, other: number, similarity: number): void => {
    const [from, to] = one < other ? [one, other] : [other, one];
    if (similarity > 0) ties.set(`${from} ${to}`, { from, to, similarity });
  };
  for (const film of near) {
    stars.set(film.film_id, { film, ring: 1 });
    tie(middle.film_id, film.film_id, film.similarity);
  }
  for (const [filmId, films] of nearOfNear) {
    let outer = 0;
    for (const film of films) {
      if (!stars.has(film.film_id)) {
        if (outer === OUTER) continue;
        outer++;
        stars.set(film.film_id, { film, ring: 2 });
      }
      tie(filmId, film.film_id, film.similarity);
    }
  }
  return { stars: [...stars.values()], ties: [...ties.values()] };
}
