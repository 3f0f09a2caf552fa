import type { FilmState, MyFilms } from './film-state.ts';

/** A film and what the user thinks of it, from 0.5 to 10. */
export interface RatedFilm {
  readonly film_id: number;
  readonly rating: number;
}

/** The API takes as many ratings; the last ones are sent. */
const MOST_RATINGS = 10_000;
/** What a film counts as that is liked but not rated. */
const LIKED = 9;

/** What the user's taste can be derived from: ratings, and films that are liked without one. */
export function evidenceOf(films: MyFilms): readonly RatedFilm[] {
  return allEvidence(films).slice(-MOST_RATINGS);
}

/** How many ratings there are, also of those that are too many to be sent. */
export function countEvidence(films: MyFilms): number {
  return allEvidence(films).length;
}

function allEvidence(films: MyFilms): readonly RatedFilm[] {
  return [...films].flatMap(([filmId, state]) => {
    const rating = ratingOf(state);
    return rating === undefined ? [] : [{ film_id: filmId, rating }];
  });
}

function ratingOf({ rating, liked }: FilmState): number | undefined {
  return rating ?? (liked === true ? LIKED : undefined);
}
