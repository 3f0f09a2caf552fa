import type { Film } from '../api/types.ts';
import { isOn, ratedAs, SHELF_CHANGES } from './film-state.ts';
import { StarRating } from './star-rating.tsx';
import { changeFilm, useFilmState } from './use-my-films.ts';

const TOGGLES = [
  ['seen', 'Seen'],
  ['watchlist', 'Watchlist'],
  ['owned', 'Owned'],
  ['hidden', 'Not interested'],
] as const satisfies readonly (readonly [keyof typeof SHELF_CHANGES, string])[];

/** Rates a film, and puts it on the user's shelves. */
export function ShelfToggles({ film }: { readonly film: Pick<Film, 'film_id' | 'title'> }) {
  const { film_id: filmId, title } = film;
  const state = useFilmState(filmId);
  return (
    <div className="mt-5">
      <div className="hidden-in-print flex flex-wrap items-center gap-x-3">
        <span className="text-sm text-quiet" aria-hidden="true">
          Your rating
        </span>
        <StarRating
          title={title}
          rating={state.rating}
          onRate={(rating) => changeFilm(filmId, ratedAs(rating))}
        />
      </div>
      <div className="mt-3 flex flex-wrap gap-2" role="group" aria-label="Your films">
        {TOGGLES.map(([shelf, label]) => {
          const isPressed = isOn(shelf, state);
          return (
            <button
              key={shelf}
              type="button"
              className="pill"
              aria-pressed={isPressed}
              onClick={() => changeFilm(filmId, SHELF_CHANGES[shelf][isPressed ? 1 : 0])}
            >
              {label}
            </button>
          );
        })}
      </div>
    </div>
  );
}
