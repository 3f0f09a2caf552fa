import { filmIdOf, ttIdIn } from '../values/film-id.ts';
import { markOfName } from '../values/mark-of-name.ts';
import { ANY_LIST, filmWith, type Item, type JsonFormat } from './format.ts';
import { fieldsOf, numbered, textIn, yearIn } from './json-values.ts';

/** JSON of any program: a list of ids, or of objects with `imdb_id` (Radarr, StevenLu) or `film_id`. */
export const ID_LIST: JsonFormat = {
  name: 'JSON with IMDb ids',
  itemsOf: (value) =>
    Array.isArray(value) && value.some((one) => idOf(one) !== undefined)
      ? numbered(value)
      : undefined,
  markOf(path) {
    const mark = markOfName(path);
    return mark === undefined ? ANY_LIST : { mark };
  },
  read(value, mark): Item {
    const filmId = idOf(value);
    if (filmId === undefined) return { odd: 'no id such as tt0078748' };
    const fields = fieldsOf(value);
    return {
      film: filmWith({ filmId, title: textIn(fields, 'title'), year: yearIn(fields), mark }),
    };
  },
};

function idOf(value: unknown): number | undefined {
  if (typeof value === 'string') return ttIdIn(value);
  const fields = fieldsOf(value);
  return filmIdOf(
    textIn(fields, 'imdb_id') || textIn(fields, 'imdbId') || textIn(fields, 'film_id'),
  );
}
