import type { Config } from '../../config/config.ts';
import { UsageError } from '../../errors.ts';
import type { LibraryItem } from '../../library/match-library.ts';
import { readLibraryFilesAt } from '../library/read-library-files.ts';
import { reportLines } from '../library/report-lines.ts';
import { sourceOf } from '../query/source-of.ts';
import { printError } from '../output.ts';

/** What a person's files say of the films of a collection. */
export interface RatingsInFiles {
  readonly ratings: readonly { readonly film_id: number; readonly rating: number }[];
  /** Films that were watched and not rated: they need no mention. */
  readonly watched: readonly number[];
}

/** What a film counts as that is liked but not rated. */
const LIKED = 9;

/**
 * The ratings in exported files. What was read and found is reported on standard error.
 *
 * @throws {UsageError} `usage-invalid` when no film of the collection is rated or liked
 */
export async function ratingsInFiles(
  paths: readonly string[],
  config: Pick<Config, 'dataDir' | 'server'>,
  signal: AbortSignal,
): Promise<RatingsInFiles> {
  const source = await sourceOf(config, signal);
  const files = await readLibraryFilesAt(paths, {
    titles: async (options) => source.titles({ ...options, ring: true }),
  });
  printError(...reportLines(files));
  const { films } = files.report;
  const ratings = films.flatMap((film) => {
    const rating = ratingOf(film);
    return rating === undefined ? [] : [{ film_id: film.filmId, rating }];
  });
  if (ratings.length === 0) {
    throw new UsageError(
      'usage-invalid',
      'no film of the collection is rated or liked in the files; give exported ratings, such as ratings.csv',
    );
  }
  const watched = films.filter((film) => ratingOf(film) === undefined && isWatched(film));
  return { ratings, watched: watched.map(({ filmId }) => filmId) };
}

function ratingOf({ rating, marks }: LibraryItem): number | undefined {
  return rating ?? (marks.includes('liked') ? LIKED : undefined);
}

function isWatched({ marks }: LibraryItem): boolean {
  return marks.includes('seen') || marks.includes('rated');
}
