import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Film } from '../api/types.ts';
import { TitleCard } from '../cards/title-card.tsx';
import { yearOf } from '../format/words.ts';
import { FilmMarks } from '../my-films/film-marks.tsx';

/** The card of a film in a list; the link in words is in its {@link TitleLine}. */
export function CardLink({ film }: { readonly film: Film }) {
  return (
    <Link
      to="/films/$filmId"
      params={{ filmId: film.film_id }}
      tabIndex={-1}
      aria-hidden="true"
      className="pt-1 sm:row-span-2"
    >
      <TitleCard film={film} hidden hasYear={false} />
    </Link>
  );
}

/** The title of a film in a list with its year and the user's marks, and a number at the end. */
export function TitleLine({
  film,
  children,
}: {
  readonly film: Film;
  readonly children: ReactNode;
}) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <h3 className="font-serif text-[1.3rem] leading-tight font-[440]">
        <Link to="/films/$filmId" params={{ filmId: film.film_id }} className="hover:text-accent">
          {film.title}
        </Link>{' '}
        <span className="whitespace-nowrap font-sans text-sm text-quiet">
          {yearOf(film.year)}
          <FilmMarks filmId={film.film_id} before=" · " />
        </span>
      </h3>
      {children}
    </div>
  );
}
