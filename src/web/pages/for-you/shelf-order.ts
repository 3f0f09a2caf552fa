import { idsOn, type MyFilms, type Shelf } from '../../my-films/film-state.ts';

/** The films on a shelf, those marked last first; rated films by their rating before that. */
export function shelfOrder(shelf: Shelf, films: MyFilms): readonly number[] {
  const ids = idsOn(shelf, films).toReversed();
  if (shelf !== 'rated') return ids;
  const ratingOf = (filmId: number): number => films.get(filmId)?.rating ?? 0;
  return ids.toSorted((one, other) => ratingOf(other) - ratingOf(one));
}
