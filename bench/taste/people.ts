/**
 * The people whose taste is guessed: half of what they rated is shown, the other half is hidden.
 *
 * Everything follows from hashes of ids, so that every run has the same people and the same halves.
 */
import { join } from 'node:path';
import { parquetPattern } from '../../src/duckdb/columns.ts';
import { openDuckDB } from '../../src/duckdb/connect.ts';
import { querySqlFile } from '../../src/duckdb/sql-file.ts';
import type { Collection } from '../quality/collection.ts';
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
  /** Half of what they rated of films that are rated too low to be offered, by film_id; shown as well. */
  readonly below: readonly Rating[];
}

/** What counts as liked: four stars of five. */
export const LIKED = 8;
/** What counts as disliked: three stars of five; what is between them counts as neither. */
export const DISLIKED = 6;
/** What counts as hated: two stars and a half. */
export const HATED = 5;

/** How many folds people are divided into, where everybody else's ratings are evidence. */
export const FOLDS = 5;

const SEED = 7;

/** The people of a folder of MovieLens with `ratings.csv` and `links.csv`; they rated films of a collection. */
export async function peopleIn(
  folder: string,
  { filmFiles, ringFiles }: Pick<Collection, 'filmFiles' | 'ringFiles'>,
): Promise<readonly Person[]> {
  using session = await openDuckDB({ threads: 1 });
  const rows = await querySqlFile(session.connection, new URL('ratings.sql', import.meta.url), {
    ratings: join(folder, 'ratings.csv'),
    links: join(folder, 'links.csv'),
    films: parquetPattern(filmFiles),
    ring: parquetPattern(ringFiles),
  });
  const byUser = Map.groupBy(rows, (row) => Number(row['user_id']));
  return Array.from(byUser, ([userId, own]) => {
    const ratings = own.map((row) => ({
      filmId: Number(row['film_id']),
      rating: Number(row['rating']),
      isBelow: row['is_below'] === true,
    }));
    const [below, others] = [true, false].map((wanted) =>
      ratings
        .filter(({ isBelow }) => isBelow === wanted)
        .map(({ filmId, rating }) => ({ filmId, rating })),
    );
    return personOf(userId, others ?? [], below);
  }).filter(({ shown }) => shown.length > 0);
}

/** The half that a person falls into. */
export function halfOfUser(userId: number): Half {
  return parityOf(`user ${userId}`);
}

/** The fold that a person falls into. */
export function foldOfUser(userId: number): number {
  return hashOf(`fold of user ${userId}`) % FOLDS;
}

/**
 * A person by id with all their ratings, those of films rated too low apart; one rating more is shown
 * than hidden if they are odd.
 */
export function personOf(
  userId: number,
  ratings: readonly Rating[],
  below: readonly Rating[] = [],
): Person {
  const [shown, hidden] = halvesOf(userId, ratings);
  return {
    half: halfOfUser(userId),
    fold: foldOfUser(userId),
    shown,
    hidden,
    below: halvesOf(userId, below)[0],
  };
}

/** Two halves of ratings, drawn by the hash of person and film; each by film_id. */
function halvesOf(
  userId: number,
  ratings: readonly Rating[],
): readonly [readonly Rating[], readonly Rating[]] {
  const drawn = ratings
    .map((rating) => ({ rating, hash: hashOf(`${SEED} ${userId} ${rating.filmId}`) }))
    .sort((one, other) => one.hash - other.hash || one.rating.filmId - other.rating.filmId)
    .map(({ rating }) => rating);
  const middle = Math.ceil(drawn.length / 2);
  return [byFilm(drawn.slice(0, middle)), byFilm(drawn.slice(middle))];
}

function byFilm(ratings: readonly Rating[]): readonly Rating[] {
  return ratings.toSorted((one, other) => one.filmId - other.filmId);
}
