import { firstDate } from '../values/date.ts';
import { filmIdOf } from '../values/film-id.ts';
import { markOfName } from '../values/mark-of-name.ts';
import { OUT_OF_TEN, readRating } from '../values/rating.ts';
import { kindOtherThanFilm } from '../values/title-kind.ts';
import { readYear } from '../values/year.ts';
import { ANY_LIST, filmWith, type TableFormat } from './format.ts';

/**
 * IMDb's ratings, watchlist, lists and check-ins, of all generations:
 *
 *     Const,Your Rating,Date Rated,Title,[Original Title,]URL,Title Type,…
 *     Position,Const,Created,Modified,Description,Title,…[,Your Rating,Date Rated]
 *     "position","const",…,"Title","Title type",…,"You rated",…
 *
 * Values may be in any language; the id in `Const` alone counts.
 */
export const IMDB: TableFormat = {
  name: 'IMDb',
  recognises: (columns) => columns.has('const'),
  markOf(columns, fileName) {
    const mark = markOfName(fileName);
    if (mark !== undefined) return { mark };
    const isRatings = columns.has('yourrating') && !columns.has('position');
    return isRatings || /ratings?/i.test(fileName) ? { mark: 'rated' } : ANY_LIST;
  },
  read(row, mark) {
    const kind = kindOtherThanFilm(row.cell('titletype'));
    if (kind !== undefined) return { skipped: kind };
    const written = row.cell('const');
    const filmId = filmIdOf(written);
    if (filmId === undefined) {
      if (/^(?:nm|ls|co|ch)\d+$/i.test(written)) return { skipped: 'other' };
      return {
        odd: `“${written.slice(0, 40)}” in the column Const is not an id such as tt0078748`,
      };
    }
    const { rating, why } = readRating(row.cell('yourrating', 'yourated'), OUT_OF_TEN);
    const film = filmWith({
      filmId,
      title: row.cell('title', 'originaltitle'),
      year: readYear(row.cell('year', 'releasedate')),
      rating,
      mark: mark === 'rated' && rating === undefined ? 'seen' : mark,
      date: firstDate(row.cell('daterated'), row.cell('modified'), row.cell('created')),
    });
    return { film, odd: why };
  },
};
