/**
 * The people whose taste is guessed: half of what they rated is shown, the other half is hidden.
 *
 * Everything follows from hashes of ids, so that every run has the same people and the same halves.
 */
import { join } from 'node:path';
import { parquetPattern } from '../../src/duckdb/columns.ts';
import { openDuckDB } from '../../src/duckdb/connect.ts';
import { querySqlFile } from '../../src/duckdb/sql-file.ts';
import { hashOf, parityOf, type Half } from '../quality/halves.ts';

export interface Rating {
  readonly filmId: number;
  /** From 1 to 10. */
  readonly rating: number;
}

export interface Person {
  /** Methods are chosen by people of half A and judged by those of half B. */
  readonly half: Half;
  /** From 0 to {@link FOLDS} - 1: people of one fold are no evidence for each other. */
  readonly fold: number;
  /** By film_id. */
  readonly shown: readonly Rating[];
  /** By film_id. */
  readonly hidden: readonly Rating[];
}

/** What counts as liked: four stars of five. */
export const LIKED = 8;
/** What counts as disliked: three stars of five; what is between them counts as neither. */
export const DISLIKED = 6;

/** How many folds people are divided into, where everybody else's ratings are evidence. */
export const FOLDS = 5;

const SEED = 7;

/** The people of a folder of MovieLens with `ratings.csv` and `links.csv`; they rated films of parquet files. */
export async function peopleIn(folder: string, films: string): Promise<readonly Person[]> {
  using session = await openDuckDB({ threads: 1 });
  const rows = await querySqlFile(session.connection, new URL('ratings.sql', import.meta.url), {
    ratings: join(folder, 'ratings.csv'),
    links: join(folder, 'links.csv'),
    films: parquetPattern(films),
  });
  const byUser = Map.groupBy(rows, (row) => Number(row['user_id']));
  return Array.from(byUser, ([userId, own]) =>
    personOf(
      userId,
      own.map((row) => ({ filmId: Number(row['film_id']), rating: Number(row['rating']) })),
    ),
  );
}

/** The half that a person falls into. */
export function halfOfUser(userId: number): Half {
  return parityOf(`user ${userId}`);
}

/** The fold that a person falls into. */
export function foldOfUser(userId: number): number {
  return hashOf(`fold of user ${userId}`) % FOLDS;
}

/** A person by id with all their ratings; one rating more is shown than hidden if they are odd. */
export function personOf(userId: number, ratings: readonly Rating[]): Person {
  const drawn = ratings
    .map((rating) => ({ rating, hash: hashOf(`${SEED} ${userId} ${rating.filmId}`) }))
    .sort((one, other) => one.hash - other.hash || one.rating.filmId - other.rating.filmId)
    .map(({ rating }) => rating);
  const middle = Math.ceil(drawn.length / 2);
  return {
    half: halfOfUser(userId),
    fold: foldOfUser(userId),
    shown: byFilm(drawn.slice(0, middle)),
    hidden: byFilm(drawn.slice(middle)),
  };
}

function byFilm(ratings: readonly Rating[]): readonly Rating[] {
  return ratings.toSorted((one, other) => one.filmId - other.filmId);
}
