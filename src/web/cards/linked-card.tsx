import { Link } from '@tanstack/react-router';
import type { Film } from '../api/types.ts';
import { FilmMarks } from '../my-films/film-marks.tsx';
import { TitleCard } from './title-card.tsx';

/** A film's title card as a link to the film, above a few words and its rating. */
export function LinkedCard({
  film,
  words,
}: {
  readonly film: Pick<Film, 'film_id' | 'title' | 'year' | 'genres' | 'rating'>;
  readonly words: string;
}) {
  return (
    <Link to="/films/$filmId" params={{ filmId: film.film_id }} className="group block">
      <span className="block transition-transform duration-300 group-hover:-translate-y-0.5">
        <TitleCard film={film} />
      </span>
      <span className="mt-1.5 flex justify-between gap-3 text-sm text-quiet">
        <span className="truncate">{words}</span>
        <span className="numbers shrink-0">
          <FilmMarks filmId={film.film_id} after=" · " />
          {film.rating.toFixed(1)}
        </span>
      </span>
    </Link>
  );
}
