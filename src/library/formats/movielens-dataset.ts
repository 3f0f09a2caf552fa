import { findHeader, readTable, type Columns } from '../files/table.ts';
import { LibraryError } from '../library-error.ts';
import type { TextFile } from '../read-text-file.ts';
import { dateOfSeconds } from '../values/date.ts';
import { filmIdOf } from '../values/film-id.ts';
import { OUT_OF_FIVE, readRating } from '../values/rating.ts';
import { filmWith, type TableFormat } from './format.ts';

const NAME = 'MovieLens';

/**
 * Files in the form of MovieLens' datasets: `ratings.csv` (`userId,movieId,rating,timestamp`) with
 * `links.csv` (`movieId,imdbId,tmdbId`) next to it, which has IMDb's ids.
 *
 * @returns the files without links, and the format of ratings
 */
export function movieLensFiles(files: readonly TextFile[]): {
  readonly files: readonly TextFile[];
  readonly format: readonly TableFormat[];
} {
  const hasRatings = files.some(
    ({ text }) => mayNameMovies(text) && findHeader(text, isRatings) !== undefined,
  );
  if (!hasRatings) return { files, format: [LINKS_ALONE] };
  const links = new Map<string, number>();
  const others = files.filter(({ text }) => {
    const found = mayNameMovies(text) ? findHeader(text, isLinks) : undefined;
    if (found === undefined) return true;
    const { columns, rows } = readTable(text, found);
    const [movie, imdb] = [columns.indexOf('movieid'), columns.indexOf('imdbid')];
    for (const { cells } of rows) {
      const filmId = filmIdOf(cells[imdb] ?? '');
      if (filmId !== undefined) links.set(cells[movie]?.trim() ?? '', filmId);
    }
    return false;
  });
  return { files: others, format: [ratingsWith(links)] };
}

/** Archives may have thousands of files, and looking for a header takes longer than this. */
function mayNameMovies(text: string): boolean {
  return /movie.?id/i.test(text.slice(0, 1000));
}

function isRatings(columns: Columns): true | undefined {
  return columns.has('userid', 'movieid', 'rating') || undefined;
}

function isLinks(columns: Columns): true | undefined {
  return (columns.has('movieid', 'imdbid') && !columns.has('rating')) || undefined;
}

/** Links name every film that MovieLens has, and say nothing about a person. */
const LINKS_ALONE: TableFormat = {
  name: NAME,
  recognises: (columns) => isLinks(columns) ?? false,
  check(file) {
    throw new LibraryError(
      'library-unknown',
      file,
      'the file has ids but no ratings; choose ratings.csv together with it',
    );
  },
  markOf: () => ({ mark: 'listed' }),
  read: () => ({ skipped: 'other' }),
};

function ratingsWith(links: ReadonlyMap<string, number>): TableFormat {
  return {
    name: NAME,
    recognises: (columns) => isRatings(columns) ?? false,
    check(file, { columns, rows }) {
      if (links.size === 0) {
        throw new LibraryError(
          'library-unknown',
          file,
          'the film ids are MovieLens’ own; choose links.csv from the same folder together with it',
        );
      }
      const user = columns.indexOf('userid');
      const people = new Set(rows.map(({ cells }) => cells[user]));
      if (people.size > 1) {
        throw new LibraryError(
          'library-unknown',
          file,
          `the file has ratings by ${people.size.toLocaleString('en')} people; keep only the lines with your own userId`,
        );
      }
    },
    markOf: () => ({ mark: 'rated' }),
    read(row) {
      const filmId = links.get(row.cell('movieid'));
      if (filmId === undefined) return { odd: 'links.csv has no IMDb id for this movieId' };
      const { rating, why } = readRating(row.cell('rating'), OUT_OF_FIVE);
      const film = filmWith({
        filmId,
        rating,
        mark: rating === undefined ? 'seen' : 'rated',
        date: dateOfSeconds(Number(row.cell('timestamp'))),
      });
      return { film, odd: why };
    },
  };
}
