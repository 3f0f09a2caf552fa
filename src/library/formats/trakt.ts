import { firstDate } from '../values/date.ts';
import { markOfName } from '../values/mark-of-name.ts';
import { OUT_OF_TEN, readRating } from '../values/rating.ts';
import { ANY_LIST, filmWith, type Item, type JsonFormat } from './format.ts';
import { fieldsOf, isFields, numbered, textIn, yearIn, imdbIdIn } from './json-values.ts';

/** Files of the export that are about more than the person's films. */
const OTHER_FILES =
  /(?:^|\/)(?:comments|hidden|likes|followers|following|friends|notes|user|progress)-[^/]*$/i;

const DATES = ['rated_at', 'watched_at', 'last_watched_at', 'collected_at', 'listed_at'];

/**
 * The JSON files of Trakt's export, small ones whole and large ones in numbered parts:
 * `ratings-movies.json`, `watched-movies-1.json`, `watched-history-2.json`, `lists-watchlist.json`,
 * `collection-movies.json`, `lists-list-….json`. Each is a list of
 * `{"rated_at": …, "rating": 9, "type": "movie", "movie": {"title", "year", "ids": {"imdb"}}}`.
 */
export const TRAKT: JsonFormat = {
  name: 'Trakt',
  itemsOf(value, path) {
    if (!Array.isArray(value) || OTHER_FILES.test(path)) return undefined;
    return value.some(isItem) ? numbered(value) : undefined;
  },
  markOf(path) {
    if (/rating/i.test(path)) return { mark: 'rated' };
    const mark = markOfName(path);
    if (mark !== undefined) return { mark };
    return /(?:^|\/)lists-list-/.test(path) ? { mark: 'listed' } : ANY_LIST;
  },
  read(value, mark): Item {
    const item = fieldsOf(value);
    if (!isFields(item['movie'])) return { skipped: 'episode' in item ? 'episode' : 'series' };
    const movie = item['movie'];
    const { rating, why } = readRating(textIn(item, 'rating'), OUT_OF_TEN);
    const film = filmWith({
      filmId: imdbIdIn(movie),
      title: textIn(movie, 'title'),
      year: yearIn(movie),
      rating,
      mark: mark === 'rated' && rating === undefined ? 'seen' : mark,
      date: firstDate(...DATES.map((name) => textIn(item, name))),
    });
    return { film, odd: why };
  },
};

function isItem(value: unknown): boolean {
  const item = fieldsOf(value);
  return ['movie', 'show', 'season', 'episode'].some((kind) => {
    const named = item[kind];
    return isFields(named) && isFields(named['ids']);
  });
}
