import type { FileFindings } from '../file-findings.ts';
import type { LibraryEntry } from '../library-film.ts';
import { firstDate } from '../values/date.ts';
import { markOfName } from '../values/mark-of-name.ts';
import { OUT_OF_FIVE, readRating } from '../values/rating.ts';
import { readYear } from '../values/year.ts';
import { ANY_LIST, filmWith, type TableFormat } from './format.ts';

/**
 * The files of Letterboxd's export:
 *
 *     ratings.csv                               Date,Name,Year,Letterboxd URI,Rating
 *     diary.csv, reviews.csv                    …,Rating,Rewatch,[Review,]Tags,Watched Date
 *     watched.csv, watchlist.csv, likes/films.csv   Date,Name,Year,Letterboxd URI
 *     lists/*.csv, below a preamble             Position,Name,Year,URL,Description
 *
 * Those of the third kind can only be told apart by their names.
 */
export const LETTERBOXD: TableFormat = {
  name: 'Letterboxd',
  recognises: (columns) =>
    columns.has('name', 'year') &&
    (columns.has('letterboxduri') || columns.has('date') || columns.has('position', 'url')),
  markOf(columns, fileName) {
    if (columns.has('watcheddate')) return { mark: 'seen' };
    if (columns.has('rating')) return { mark: 'rated' };
    if (/^(?:.*\/)?lists\//.test(fileName)) return { mark: 'listed' };
    const mark = markOfName(fileName);
    // a list called “favourites” is still a list, while likes are a file of their own
    if (columns.has('position'))
      return mark === undefined || mark === 'liked' ? ANY_LIST : { mark };
    if (mark !== undefined) return { mark };
    return { mark: 'listed', choices: ['seen', 'watchlist', 'liked'] };
  },
  read(row, mark) {
    const { rating, why } = readRating(row.cell('rating'), OUT_OF_FIVE);
    const film = filmWith({
      title: row.cell('name'),
      year: readYear(row.cell('year')),
      rating,
      mark: mark === 'rated' && rating === undefined ? 'seen' : mark,
      date: firstDate(row.cell('watcheddate'), row.cell('date')),
    });
    return { film, odd: why };
  },
};

/**
 * The rating in `ratings.csv` is the one that counts: where it is there, what the diary says about
 * ratings is history.
 */
export function withoutDiaryRatings(files: readonly FileFindings[]): readonly FileFindings[] {
  const rated = files.some((file) => isOurs(file) && file.entries.some(isRated));
  if (!rated) return files;
  return files.map((file) =>
    isOurs(file) ? { ...file, entries: file.entries.map(unrated) } : file,
  );
}

function isOurs({ format }: FileFindings): boolean {
  return format === LETTERBOXD.name;
}

function isRated({ mark }: LibraryEntry): boolean {
  return mark === 'rated';
}

function unrated(entry: LibraryEntry): LibraryEntry {
  if (isRated(entry)) return entry;
  const { rating: _rating, ...rest } = entry;
  return rest;
}
