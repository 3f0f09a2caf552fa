import { readDate } from '../values/date.ts';
import { filmIdOf } from '../values/film-id.ts';
import { markOfName } from '../values/mark-of-name.ts';
import { HALVES_OUT_OF_TEN, readRating } from '../values/rating.ts';
import { kindOtherThanFilm } from '../values/title-kind.ts';
import { readYear } from '../values/year.ts';
import { ANY_LIST, filmWith, type TableFormat } from './format.ts';

/**
 * TMDb's ratings, watchlist and favourites, which have one header: `TMDb ID,IMDb ID,Type,Name,Release
 * Date,Season Number,Episode Number,Rating,Your Rating,Date Rated`. `Rating` is everybody's average.
 */
export const TMDB: TableFormat = {
  name: 'TMDb',
  recognises: (columns) => columns.has('tmdbid', 'imdbid', 'type', 'name'),
  markOf(columns, fileName) {
    if (/rating|rated/i.test(fileName)) return { mark: 'rated' };
    const mark = markOfName(fileName);
    if (mark !== undefined) return { mark };
    return ANY_LIST;
  },
  read(row, mark) {
    const episode = row.cell('episodenumber') !== '' ? 'episode' : undefined;
    const kind = episode ?? kindOtherThanFilm(row.cell('type'));
    if (kind !== undefined) return { skipped: kind };
    const written = row.cell('yourrating');
    const { rating, why } = readRating(Number(written) === 0 ? '' : written, HALVES_OUT_OF_TEN);
    const film = filmWith({
      filmId: filmIdOf(row.cell('imdbid')),
      title: row.cell('name'),
      year: readYear(row.cell('releasedate')),
      rating,
      mark: mark === 'rated' && rating === undefined ? 'seen' : mark,
      date: readDate(row.cell('daterated')),
    });
    return { film, odd: why };
  },
};
