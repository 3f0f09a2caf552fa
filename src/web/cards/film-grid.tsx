import type { Film } from '../api/types.ts';
import { LinkedCard } from './linked-card.tsx';

const GRID = 'grid grid-cols-1 gap-x-5 gap-y-7 min-[26rem]:grid-cols-2 lg:grid-cols-3';

/** Films as title cards. */
export function FilmGrid({ films }: { readonly films: readonly Film[] }) {
  return (
    <ul className={GRID}>
      {films.map((film) => (
        <li key={film.film_id}>
          <LinkedCard film={film} words={film.genres.join(', ')} />
        </li>
      ))}
    </ul>
  );
}

/** A placeholder for films that are still loading. */
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
