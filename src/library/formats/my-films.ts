import type { Mark } from '../library-film.ts';
import { filmIdOf } from '../values/film-id.ts';
import { OUT_OF_TEN, readRating } from '../values/rating.ts';
import { filmWith, type Item, type JsonFormat, type JsonItem } from './format.ts';
import { fieldsOf, textIn } from './json-values.ts';

/** The marks of a film in the file; a film that is rated has been seen as well. */
const MARKS = ['liked', 'watchlist', 'owned', 'seen'] as const satisfies readonly Mark[];

/**
 * What the web app's page "For you" saves:
 * `{"format": "reelated-films", "films": [{"imdb_id": "tt0078748", "rating": 9, "owned": true}]}`.
 * A film with several marks is several items.
 */
export const MY_FILMS: JsonFormat = {
  name: 'Reelated',
  itemsOf(value) {
    const { format, films } = fieldsOf(value);
    if (format !== 'reelated-films' || !Array.isArray(films)) return undefined;
    return films.flatMap((film, index) => itemsOf(film, index + 1));
  },
  markOf: () => ({ mark: 'seen' }),
  read(value): Item {
    const item = fieldsOf(value);
    const filmId = filmIdOf(textIn(item, 'imdb_id'));
    if (filmId === undefined) return { odd: 'it has no id such as tt0078748' };
    const mark = MARKS.find((one) => one === item['mark']);
    if (mark !== undefined) return { film: filmWith({ filmId, mark }) };
    const { rating, why } = readRating(textIn(item, 'rating'), OUT_OF_TEN);
    if (rating === undefined) return { odd: why ?? 'it says nothing about the film' };
    return { film: filmWith({ filmId, rating, mark: 'rated' }) };
  },
};

/** One item for each mark of a film; none for a film that is hidden and nothing else. */
function itemsOf(value: unknown, position: number): readonly JsonItem[] {
  const { imdb_id: id, rating, ...fields } = fieldsOf(value);
  const marked = MARKS.filter((mark) => fields[mark] === true);
  const items = marked.map((mark) => ({ position, value: { imdb_id: id, mark } }));
  if (rating !== undefined) {
    return [{ position, value: { imdb_id: id, rating } }, ...items];
  }
  const isOnlyHidden = items.length === 0 && fields['hidden'] === true;
  return items.length > 0 || isOnlyHidden ? items : [{ position, value }];
}
