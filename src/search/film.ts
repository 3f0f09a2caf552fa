import type { SqlRow } from '../duckdb/sql-file.ts';

/** A film as it is stored and as it is answered: the columns of `films`, `year` as `YYYY-MM-DD`. */
export interface Film {
  /** IMDb's title id without its `tt`. */
  readonly film_id: number;
  readonly title: string;
  /** 1 January of the year of release. */
  readonly year: string | null;
  /** Minutes. */
  readonly duration: number | null;
  readonly genres: readonly string[];
  /** Out of 10. */
  readonly rating: number;
  readonly vote_count: number;
  /** Names, in the order of the credits. */
  readonly persons: readonly string[];
  readonly original_title: string | null;
  /** An ISO 639 code; null when unknown. */
  readonly language: string | null;
}

/** A film's id as IMDb writes it: `tt0078748`, seven digits or more. */
export function tconstOf({ film_id: filmId }: Film): string {
  return `tt${String(filmId).padStart(7, '0')}`;
}

/** The SELECT list that makes a row of `films` a {@link Film}. */
export const FILM_COLUMNS = `film_id, title, strftime(year, '%Y-%m-%d') AS year, duration, genres,
  rating::DOUBLE AS rating, vote_count, persons, original_title, language`;

/** Takes rows that were selected with {@link FILM_COLUMNS}, or the same in an `.sql` file, for films. */
export function filmsOf(rows: readonly SqlRow[]): readonly Film[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the SELECT list gives these names and types, and the tests compare whole films
  return rows as unknown as readonly Film[];
}
