import { Link } from '@tanstack/react-router';
import type { Film } from '../api/types.ts';
import { useSeen } from '../seen/use-seen.ts';
import { TitleCard } from './title-card.tsx';

const GRID = 'grid grid-cols-1 gap-x-5 gap-y-7 min-[26rem]:grid-cols-2 lg:grid-cols-3';

/** Films as title cards, each a link. */
export function FilmGrid({ films }: { readonly films: readonly Film[] }) {
  const { isSeen } = useSeen();
  return (
    <ul className={GRID}>
      {films.map((film) => (
        <li key={film.film_id}>
          <Link to="/films/$filmId" params={{ filmId: film.film_id }} className="group block">
            <span className="block transition-transform duration-300 group-hover:-translate-y-0.5">
              <TitleCard film={film} />
            </span>
            <span className="mt-1.5 flex justify-between gap-3 text-sm text-quiet">
              <span className="truncate">{film.genres.join(', ')}</span>
              <span className="numbers shrink-0">
                {isSeen(film.film_id) && 'seen · '}
                {film.rating.toFixed(1)}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Holds the place of films that have not come yet. */
export function GridSkeleton({ films }: { readonly films: number }) {
  return (
    <div className={GRID} aria-hidden="true">
      {Array.from({ length: films }, (_, i) => (
        <div key={i}>
          <div className="skeleton aspect-[2.39]" />
          <div className="mt-1.5 h-[1.3rem]" />
        </div>
      ))}
    </div>
  );
}
