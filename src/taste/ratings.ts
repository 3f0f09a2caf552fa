import { ReelatedError } from '../errors.ts';
import { asFilmId, rowOf, type FilmVectors } from '../similarity/model/model.ts';

/** What a person thinks of a film. */
export interface Rating {
  /** Any film's id. */
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
  /** Those that are not in the model, each film once. */
  readonly others: readonly Rating[];
}

/**
 * The films of some ratings, by row; of two ratings of a film the later one counts.
 *
 * @throws ReelatedError `request-invalid`, with the index of the rating, for one out of range; for
 * more than {@link MOST_RATINGS}.
 */
export function ratedFilms(
  model: Pick<FilmVectors, 'filmIds'>,
  ratings: readonly Rating[],
): RatedFilms {
  if (ratings.length > MOST_RATINGS) {
    throw invalid('ratings', `has ${ratings.length} ratings; send at most ${MOST_RATINGS}`);
  }
  const byRow = new Float64Array(model.filmIds.length);
  const others = new Map<number, Rating>();
  for (const [index, one] of ratings.entries()) {
    const { filmId, rating } = one;
    if (!(rating >= LEAST_RATING && rating <= GREATEST_RATING)) {
      throw invalid(
        `ratings/${index}/rating`,
        `is ${rating}; ratings are from ${LEAST_RATING} to ${GREATEST_RATING}`,
      );
    }
    const row = rowOf(model, asFilmId(filmId));
    if (row === undefined) others.set(filmId, one);
    else byRow[row] = rating;
  }
  const rows: number[] = [];
  for (let row = 0; row < byRow.length; row++) if (byRow[row] !== 0) rows.push(row);
  return {
    rated: rows.length + others.size,
    rows: Int32Array.from(rows),
    ratings: byRow.filter((rating) => rating !== 0),
    others: [...others.values()],
  };
}

function invalid(path: string, message: string): ReelatedError {
  return new ReelatedError('request-invalid', `${path} ${message}`, { data: { criterion: path } });
}
