import type { LibraryFilm } from '../../../../library/library-film.ts';
import type { FilmChange } from '../../../my-films/film-state.ts';

/** What an entry of a file says about its film; nothing where it is only on some list. */
export function changeOf({ mark, rating }: Pick<LibraryFilm, 'mark' | 'rating'>): FilmChange {
  return { ...marked(mark), ...(rating !== undefined && { rating }) };
}

function marked(mark: LibraryFilm['mark']): FilmChange {
  switch (mark) {
    case 'rated':
    case 'seen':
      return { seen: true };
    case 'liked':
      return { seen: true, liked: true };
    case 'watchlist':
      return { watchlist: true };
    case 'owned':
      return { owned: true };
    case 'listed':
      return {};
    default:
      return mark satisfies never;
  }
}
