import { readDate } from '../values/date.ts';
import { filmIdOf } from '../values/film-id.ts';
import { OUT_OF_HUNDRED, readRating } from '../values/rating.ts';
import { kindOtherThanFilm } from '../values/title-kind.ts';
import { readYear } from '../values/year.ts';
import { filmWith, type TableFormat } from './format.ts';
import { parseTitle } from './parse-title.ts';

/** Criticker numbers seasons by the series' id: `tt0944947_s1`. */
const SEASON = /^tt\d+_s\d+$/i;

/**
 * Criticker's ratings, from 0 to 100: today `Rating,Film Name,Year,IMDB ID,…`, before
 * `Score,Title,Year,…`.
 */
export const CRITICKER: TableFormat = {
  name: 'Criticker',
  recognises: (columns) =>
    columns.has('filmname') || (columns.has('score', 'title') && !columns.has('const')),
  markOf: () => ({ mark: 'rated' }),
  read(row) {
    const written = row.cell('imdbid', 'imdb');
    const kind = SEASON.test(written) ? 'series' : kindOtherThanFilm(row.cell('type'));
    if (kind !== undefined) return { skipped: kind };
    const named = parseTitle(row.cell('filmname', 'title'));
    const { rating, why } = readRating(row.cell('rating', 'score'), OUT_OF_HUNDRED);
    const film = filmWith({
      filmId: filmIdOf(written),
      title: named.title,
      year: readYear(row.cell('year')) ?? named.year,
      rating,
      mark: rating === undefined ? 'seen' : 'rated',
      date: readDate(row.cell('daterated', 'date')),
    });
    return { film, odd: why };
  },
};
