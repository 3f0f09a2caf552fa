import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { queries } from '../../api/queries.ts';
import type { Film } from '../../api/types.ts';
import { TitleCard } from '../../cards/title-card.tsx';
import { FilmMarks } from '../../my-films/film-marks.tsx';
import { SuggestBox } from '../../search/suggest-box.tsx';
import { SIDE_ACTIONS, SIDE_TITLES, type MoveFilm, type Side } from './sides.ts';

interface SideListProps {
  readonly side: Side;
  readonly ids: readonly number[];
  readonly onMove: MoveFilm;
}

/** The films on one side of a mix. */
export function SideList({ side, ids, onMove }: SideListProps) {
  const [text, setText] = useState('');
  const films = useQueries({ queries: ids.map((id) => queries.film(id)) });
  const title = SIDE_TITLES[side];
  return (
    <section aria-label={title}>
      <h2 className="mb-3">{title}</h2>
      <ul className="mb-3 grid grid-cols-2 gap-4">
        {films.map(({ data, isError }, place) => {
          const filmId = ids[place] ?? 0;
          return (
            <li key={filmId}>
              {data === undefined ? <UnknownFilm isError={isError} /> : <MixedFilm film={data} />}
              <SideActions
                side={side}
                title={data?.title ?? String(filmId)}
                onMove={(to) => onMove(filmId, to)}
              />
            </li>
          );
        })}
      </ul>
      <SuggestBox
        text={text}
        onText={setText}
        onChoose={(suggestion) => {
          setText('');
          if (suggestion.kind === 'film') onMove(suggestion.film_id, side);
        }}
        label={`${title}: add a film`}
        placeholder="Add a film"
        only="film"
      />
    </section>
  );
}

/** Removes a film, or moves it to the other side. */
function SideActions({
  side,
  title,
  onMove,
}: {
  readonly side: Side;
  readonly title: string;
  readonly onMove: (to: Side | undefined) => void;
}) {
  const other = side === 'like' ? 'unlike' : 'like';
  return (
    <div className="mt-1.5 flex gap-3">
      <button
        type="button"
        className="quiet-action"
        aria-label={`Remove: ${title}`}
        onClick={() => onMove(undefined)}
      >
        Remove
      </button>
      <button
        type="button"
        className="quiet-action"
        aria-label={`${SIDE_ACTIONS[other]}: ${title}`}
        onClick={() => onMove(other)}
      >
        {SIDE_ACTIONS[other]}
      </button>
    </div>
  );
}

function MixedFilm({ film }: { readonly film: Film }) {
  return (
    <Link to="/films/$filmId" params={{ filmId: film.film_id }} className="block">
      <TitleCard film={film} />
      <span className="mt-1.5 block text-sm text-quiet empty:hidden">
        <FilmMarks filmId={film.film_id} />
      </span>
    </Link>
  );
}

function UnknownFilm({ isError }: { readonly isError: boolean }) {
  return (
    <div className="grid aspect-[2.39] place-items-center bg-wash text-sm text-quiet">
      {isError && 'Film not found'}
    </div>
  );
}
