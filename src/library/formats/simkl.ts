import type { Mark } from '../library-film.ts';
import { firstDate, readDate } from '../values/date.ts';
import { filmIdOf } from '../values/film-id.ts';
import { OUT_OF_TEN, readRating } from '../values/rating.ts';
import { readYear } from '../values/year.ts';
import { filmWith, type Item, type JsonFormat, type TableFormat } from './format.ts';
import { fieldsOf, imdbIdIn, isFields, numbered, textIn, yearIn } from './json-values.ts';

const NAME = 'Simkl';

/** What Simkl's lists mean; films on hold or dropped were begun, which says nothing. */
function markOfStatus(status: string): Mark {
  if (/^plan/i.test(status)) return 'watchlist';
  return /^(?:completed|watching)$/i.test(status) ? 'seen' : 'listed';
}

/**
 * Simkl's CSV: `SIMKL_ID,Title,Type,Year,Watchlist,LastEpWatched,WatchedDate,Rating,Memo,TVDB,TMDB,IMDB`.
 * The columns come in other orders and with other names of the ids, too.
 */
export const SIMKL: TableFormat = {
  name: NAME,
  recognises: (columns) =>
    columns.has('title', 'type', 'watchlist') || columns.has('simklid', 'title'),
  markOf: () => ({ mark: 'seen' }),
  read(row): Item {
    const type = row.cell('type').toLowerCase();
    if (/^(?:tv|shows?|series)$/.test(type) || row.cell('lastepwatched') !== '') {
      return { skipped: 'series' };
    }
    const { rating, why } = readRating(row.cell('rating'), OUT_OF_TEN);
    const film = filmWith({
      filmId: filmIdOf(row.cell('imdb', 'imdbid')),
      title: row.cell('title'),
      year: readYear(row.cell('year')),
      rating,
      mark: markOfStatus(row.cell('watchlist')),
      date: readDate(row.cell('watcheddate')),
    });
    return { film, odd: why };
  },
};

/**
 * Simkl's backup in JSON, `{"movies": [{"status", "user_rating", "movie": {"title", "year", "ids"}}],
 * "shows": […], "anime": […]}`, where films of animation from Japan are among `anime`.
 */
export const SIMKL_BACKUP: JsonFormat = {
  name: NAME,
  itemsOf(value) {
    const lists = ['movies', 'shows', 'anime'].map((name) => fieldsOf(value)[name]);
    if (!lists.some(Array.isArray)) return undefined;
    return lists.flatMap((list) => (Array.isArray(list) ? numbered(list) : []));
  },
  markOf: () => ({ mark: 'seen' }),
  read(value): Item {
    const item = fieldsOf(value);
    const isFilm = isFields(item['movie']) || textIn(item, 'anime_type') === 'movie';
    if (!isFilm) return { skipped: 'series' };
    const movie = fieldsOf(item['movie'] ?? item['show']);
    const { rating, why } = readRating(textIn(item, 'user_rating'), OUT_OF_TEN);
    const film = filmWith({
      filmId: imdbIdIn(movie),
      title: textIn(movie, 'title'),
      year: yearIn(movie),
      rating,
      mark: markOfStatus(textIn(item, 'status')),
      date: firstDate(textIn(item, 'user_rated_at'), textIn(item, 'last_watched_at')),
    });
    return { film, odd: why };
  },
};
