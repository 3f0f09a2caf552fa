/** More titles of films, as two columns of the same length. */
interface OtherTitles {
  /** The film of each, as its place in the columns of {@link FilmTitles}. */
  readonly rows: readonly number[];
  readonly titles: readonly string[];
}

/**
 * The titles of all films of a collection, as columns: what `GET /film/titles` returns.
 *
 *     film_ids         68646            71562
 *     titles           The Godfather    The Godfather Part II
 *     years            1972             1974                     0 when unknown
 *     vote_counts      2100000          1400000
 */
export interface FilmTitles {
  readonly film_ids: readonly number[];
  readonly titles: readonly string[];
  readonly years: readonly number[];
  readonly vote_counts: readonly number[];
  /** The places of films that are rated too low for the collection, if they are included. */
  readonly not_offered?: readonly number[];
  /** Original titles that differ from the title. */
  readonly original_titles: OtherTitles;
  readonly alternate_titles: OtherTitles;
}
