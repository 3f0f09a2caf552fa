import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { queries } from '../../api/queries.ts';
import type { Film } from '../../api/types.ts';
import { GridSkeleton } from '../../cards/film-grid.tsx';
import { TitleCard } from '../../cards/title-card.tsx';
import { isOn, ratedAs, type MyFilms } from '../../my-films/film-state.ts';
import { StarRating } from '../../my-films/star-rating.tsx';
import { changeFilm, useFilmState } from '../../my-films/use-my-films.ts';
import { variedFilms } from '../home/varied-films.ts';

const SHOWN = 12;
/** The films with the most votes, from which those to rate are chosen. */
const POPULAR_FILMS = 200;

/** Films that many people know, to be rated by those who have exported no ratings. */
export function RateFilms({ known }: { readonly known: MyFilms }) {
  // films that are rated here stay where they are
  const [before] = useState(known);
  const [part, setPart] = useState(0);
  const { data } = useInfiniteQuery(queries.search({}, { sort: 'vote_count' }, POPULAR_FILMS));
  if (data === undefined) return <GridSkeleton films={SHOWN} />;
  const unknown = (data.pages[0]?.items ?? []).filter(
    ({ film_id: id }) => !isOn('seen', before.get(id) ?? {}),
  );
  const varied = variedFilms(unknown, (part + 2) * SHOWN);
  const shown = varied.slice(part * SHOWN, (part + 1) * SHOWN);
  const hasMore = varied.length > (part + 1) * SHOWN;
  return (
    <>
      <ul className="grid grid-cols-1 gap-x-5 gap-y-6 sm:grid-cols-2 lg:grid-cols-4">
        {shown.map((film) => (
          <li key={film.film_id}>
            <FilmToRate film={film} />
          </li>
        ))}
      </ul>
      {(hasMore || part > 0) && (
        <button type="button" className="pill mt-6" onClick={() => setPart(hasMore ? part + 1 : 0)}>
          {hasMore ? 'Other films' : 'Back to the first films'}
        </button>
      )}
    </>
  );
}

function FilmToRate({ film }: { readonly film: Film }) {
  const { rating } = useFilmState(film.film_id);
  return (
    <>
      <Link to="/films/$filmId" params={{ filmId: film.film_id }} className="mb-1.5 block">
        <TitleCard film={film} />
      </Link>
      <StarRating
        title={film.title}
        rating={rating}
        onRate={(next) => changeFilm(film.film_id, ratedAs(next))}
      />
    </>
  );
}
