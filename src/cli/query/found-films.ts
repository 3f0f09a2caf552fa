import type { Film } from '../../search/film.ts';

/** The films that match a search, from a data directory or a server. */
export interface FoundFilms {
  readonly films: readonly Film[];
  /** How many there are, listed or not. */
  readonly total: number;
  /** The criteria whose text is not a valid regular expression. */
  readonly matchedAsText: readonly string[];
}
