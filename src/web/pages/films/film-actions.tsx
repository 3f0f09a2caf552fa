import { Link } from '@tanstack/react-router';
import type { Film } from '../../api/types.ts';
import { ShelfToggles } from '../../my-films/shelf-toggles.tsx';

/** What can be done with a film. */
export function FilmActions({ film }: { readonly film: Film }) {
  return (
    <>
      <ShelfToggles film={film} />
      <div className="mt-3 flex flex-wrap gap-2">
        <Link to="/map/$filmId" params={{ filmId: film.film_id }} className="pill">
          Map
        </Link>
        <Link to="/mix" search={{ like: [film.film_id] }} className="pill">
          Add to a mix
        </Link>
      </div>
    </>
  );
}
