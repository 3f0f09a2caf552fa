import { readDate } from '../values/date.ts';
import { filmIdOf } from '../values/film-id.ts';
import { markOfName } from '../values/mark-of-name.ts';
import { OUT_OF_FIVE, OUT_OF_TEN, readRating } from '../values/rating.ts';
import { readYear } from '../values/year.ts';
import { ANY_LIST, filmWith, type TableFormat } from './format.ts';

/**
 * CSV for Letterboxd's importer, which many programs write:
 * `imdbID,tmdbID,Title,Year,Directors,Rating,Rating10,WatchedDate,…`, each column optional.
 */
export const LETTERBOXD_IMPORT: TableFormat = {
  name: 'CSV for Letterboxd',
  recognises: (columns) =>
    (columns.has('imdbid') || columns.has('title')) &&
    (columns.has('watcheddate') || columns.has('rating10') || columns.has('letterboxduri')),
  markOf(columns, fileName) {
    const mark = markOfName(fileName);
    if (mark !== undefined) return { mark };
    if (columns.has('watcheddate')) return { mark: 'seen' };
    return columns.has('rating10') || columns.has('rating') ? { mark: 'rated' } : ANY_LIST;
  },
  read(row, mark) {
    const outOfTen = row.cell('rating10');
    const { rating, why } =
      outOfTen === ''
        ? readRating(row.cell('rating'), OUT_OF_FIVE)
        : readRating(outOfTen, OUT_OF_TEN);
    const film = filmWith({
      filmId: filmIdOf(row.cell('imdbid')),
      title: row.cell('title'),
      year: readYear(row.cell('year')),
      rating,
      mark: mark === 'rated' && rating === undefined ? 'seen' : mark,
      date: readDate(row.cell('watcheddate', 'createddate')),
    });
    return { film, odd: why };
  },
};
