import { Link } from '@tanstack/react-router';
import type { Film } from '../../api/types.ts';
import { useSeen } from '../../seen/use-seen.ts';

/** What can be done with a film. */
export function FilmActions({ film }: { readonly film: Film }) {
  const { isSeen, setSeen } = useSeen();
  const seen = isSeen(film.film_id);
  return (
    <div className="mt-5 flex flex-wrap gap-2">
      <Link to="/map/$filmId" params={{ filmId: film.film_id }} className="pill">
        Map
      </Link>
      <Link to="/mix" search={{ like: [film.film_id] }} className="pill">
        Add to a mix
      </Link>
      <button
        type="button"
        className="pill"
        aria-pressed={seen}
        onClick={() => setSeen(film.film_id, !seen)}
      >
        {seen ? 'Seen' : 'Mark as seen'}
      </button>
    </div>
  );
}
