import { ReelatedError } from '../errors.ts';
import { asFilmId, rowOf, type SimilarityModel } from '../similarity/model/model.ts';

/** What a person thinks of a film. */
export interface Rating {
  /** Any film's id; films that a model does not have are counted and count for nothing. */
  readonly filmId: number;
  /** From 0.5 to 10. */
  readonly rating: number;
}

export const LEAST_RATING = 0.5;
export const GREATEST_RATING = 10;
/** The most ratings of one question. */
export const MOST_RATINGS = 10_000;

/** The films that a person rated, each once. */
export interface RatedFilms {
  /** How many films the person rated, in the model or not. */
  readonly rated: number;
  /** r, ascending: the rows of those in the model. */
  readonly rows: Int32Array;
  /** r: their ratings. */
  readonly ratings: Float64Array;
}

/**
 * The films of some ratings, by row; of two ratings of a film the later one counts.
 *
 * @throws ReelatedError `request-invalid`, with the index of the rating, for one out of range; for
 * more than {@link MOST_RATINGS}.
 */
export function ratedFilms(
  model: Pick<SimilarityModel, 'filmIds'>,
  ratings: readonly Rating[],
): RatedFilms {
  if (ratings.length > MOST_RATINGS) {
    throw invalid('ratings', `has ${ratings.length} ratings; send at most ${MOST_RATINGS}`);
  }
  const byFilm = new Map<number, number>();
  for (const [index, { filmId, rating }] of ratings.entries()) {
    if (!(rating >= LEAST_RATING && rating <= GREATEST_RATING)) {
      throw invalid(
        `ratings/${index}/rating`,
        `is ${rating}; ratings are from ${LEAST_RATING} to ${GREATEST_RATING}`,
      );
    }
    byFilm.set(filmId, rating);
  }
  const known = Array.from(byFilm, ([filmId, rating]) => ({
    row: rowOf(model, asFilmId(filmId)),
    rating,
  }))
    .flatMap(({ row, rating }) => (row === undefined ? [] : [{ row, rating }]))
    .sort((one, other) => one.row - other.row);
  return {
    rated: byFilm.size,
    rows: Int32Array.from(known, ({ row }) => row),
    ratings: Float64Array.from(known, ({ rating }) => rating),
  };
}

function invalid(path: string, message: string): ReelatedError {
  return new ReelatedError('request-invalid', `${path} ${message}`, { data: { criterion: path } });
}
