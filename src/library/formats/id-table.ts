import { readDate } from '../values/date.ts';
import { filmIdOf, ttIdIn } from '../values/film-id.ts';
import { markOfName } from '../values/mark-of-name.ts';
import { HALVES_OUT_OF_TEN, readRating } from '../values/rating.ts';
import { kindOtherThanFilm } from '../values/title-kind.ts';
import { readYear } from '../values/year.ts';
import { ANY_LIST, filmWith, type TableFormat } from './format.ts';

const IDS = ['imdbid', 'tconst', 'imdbtitleid', 'filmid'] as const;
/** Columns in which a bare number may be something other than an id. */
const TEXTS = ['imdb', 'imdburl'] as const;
/** A plain `Rating` may be anybody’s and on any scale, unless there is a date of rating. */
const OWN_RATINGS = ['yourrating', 'myrating', 'userrating', 'rating10'] as const;

/** CSV of any program, as long as a column has IMDb's ids: `imdb_id`, `tconst`, our own `film_id`. */
export const ID_TABLE: TableFormat = {
  name: 'CSV with IMDb ids',
  recognises: (columns) => columns.indexOf(...IDS, ...TEXTS) !== -1,
  markOf(columns, fileName) {
    const mark = markOfName(fileName);
    if (mark !== undefined) return { mark };
    if (columns.has('ratedat') || columns.indexOf(...OWN_RATINGS) !== -1) return { mark: 'rated' };
    return columns.has('watchedat') ? { mark: 'seen' } : ANY_LIST;
  },
  read(row, mark) {
    const kind = kindOtherThanFilm(row.cell('titletype', 'type', 'mediatype'));
    if (kind !== undefined) return { skipped: kind };
    const filmId = filmIdOf(row.cell(...IDS)) ?? ttIdIn(row.cell(...TEXTS));
    if (filmId === undefined) return { odd: 'no id such as tt0078748' };
    const own = row.cell(...OWN_RATINGS) || (row.cell('ratedat') && row.cell('rating'));
    const { rating, why } = readRating(own, HALVES_OUT_OF_TEN);
    const film = filmWith({
      filmId,
      title: row.cell('title', 'name', 'primarytitle'),
      year: readYear(row.cell('year', 'startyear', 'releasedate')),
      rating,
      mark: mark === 'rated' && rating === undefined ? 'listed' : mark,
      date: readDate(row.cell('ratedat', 'daterated', 'watchedat', 'date')),
    });
    return { film, odd: why };
  },
};
