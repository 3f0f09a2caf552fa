import { filmIdOf } from '../values/film-id.ts';
import { markOfName } from '../values/mark-of-name.ts';
import { OUT_OF_FIVE, readRating } from '../values/rating.ts';
import { filmWith, type TableFormat } from './format.ts';
import { parseTitle } from './parse-title.ts';

/**
 * What movielens.org exports for a person: `movie_id,imdb_id,tmdb_id,rating,average_rating,title`, as
 * `movielens-ratings.csv` and, without ratings, as `movielens-wishlist.csv`.
 */
export const MOVIELENS_EXPORT: TableFormat = {
  name: 'MovieLens',
  recognises: (columns) => columns.has('movieid', 'imdbid', 'title'),
  markOf: (_columns, fileName) => ({ mark: markOfName(fileName) ?? 'rated' }),
  read(row, mark) {
    const { rating, why } = readRating(row.cell('rating'), OUT_OF_FIVE);
    const film = filmWith({
      filmId: filmIdOf(row.cell('imdbid')),
      ...parseTitle(row.cell('title')),
      rating,
      mark: mark === 'rated' && rating === undefined ? 'listed' : mark,
    });
    return { film, odd: why };
  },
};
