import { useQueries } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { MixSearch } from '../../url/similar-search.ts';
import { queries } from '../../api/queries.ts';
import type { Film } from '../../api/types.ts';
import { TitleCard } from '../../cards/title-card.tsx';
import { Heading } from '../../layout/heading.tsx';
import { Message } from '../../layout/message.tsx';
import { SimilarFilms } from '../../similar/similar-films.tsx';
import { SuggestBox } from '../../search/suggest-box.tsx';

const route = getRouteApi('/mix');

type Side = 'like' | 'unlike';

const NONE: readonly number[] = [];

/** Films like several others and unlike some. */
export function MixPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { like = NONE, unlike = NONE } = search;
  const change = (changed: Partial<MixSearch>): void =>
    void navigate({ search: (before) => ({ ...before, ...changed }), resetScroll: false });
  /** Puts a film on one side, and takes it from the other; or from both. */
  const put = (filmId: number, side: Side | undefined): void => {
    const others = (ids: readonly number[]): readonly number[] => ids.filter((id) => id !== filmId);
    change({
      like: side === 'like' ? [...others(like), filmId] : others(like),
      unlike: side === 'unlike' ? [...others(unlike), filmId] : others(unlike),
    });
  };
  return (
    <>
      <Heading />
      <p className="mt-2 max-w-prose text-quiet">
        More like these, less like those: name some films, and see which ones fit all of them.
      </p>
      <div className="mt-8 grid gap-x-10 gap-y-8 md:grid-cols-2">
        <SideList side="like" ids={like} onPut={put} />
        <SideList side="unlike" ids={unlike} onPut={put} />
      </div>
      {like.length === 0 ? (
        <Message>
          Name at least one film that you like. On a film’s own page, “Mix with others” begins with
          it.
        </Message>
      ) : (
        <SimilarFilms
          title="Films that fit"
          like={like}
          unlike={unlike}
          search={search}
          onChange={change}
          actions={({ film_id: filmId, title }) => (
            <>
              <button
                type="button"
                className="quiet-action"
                aria-label={`More like it: ${title}`}
                onClick={() => put(filmId, 'like')}
              >
                More like it
              </button>
              <button
                type="button"
                className="quiet-action"
                aria-label={`Less like it: ${title}`}
                onClick={() => put(filmId, 'unlike')}
              >
                Less like it
              </button>
            </>
          )}
        />
      )}
    </>
  );
}

const OTHERS = {
  like: { side: 'unlike', action: 'Less like it' },
  unlike: { side: 'like', action: 'More like it' },
} as const;

interface SideListProps {
  readonly side: Side;
  readonly ids: readonly number[];
  readonly onPut: (filmId: number, side: Side | undefined) => void;
}

function SideList({ side, ids, onPut }: SideListProps) {
  const [text, setText] = useState('');
  const films = useQueries({ queries: ids.map((id) => queries.film(id)) });
  const title = side === 'like' ? 'More like' : 'Less like';
  const other = OTHERS[side];
  return (
    <section aria-label={title}>
      <h2 className="mb-3">{title}</h2>
      <ul className="mb-3 grid grid-cols-2 gap-4">
        {films.map(({ data, isError }, place) => {
          const filmId = ids[place] ?? 0;
          return (
            <li key={filmId}>
              {data === undefined ? <UnknownFilm isError={isError} /> : <MixedFilm film={data} />}
              <div className="mt-1.5 flex gap-3">
                <button
                  type="button"
                  className="quiet-action"
                  aria-label={`Remove: ${data?.title ?? filmId}`}
                  onClick={() => onPut(filmId, undefined)}
                >
                  Remove
                </button>
                <button
                  type="button"
                  className="quiet-action"
                  aria-label={`${other.action}: ${data?.title ?? filmId}`}
                  onClick={() => onPut(filmId, other.side)}
                >
                  {other.action}
                </button>
              </div>
            </li>
          );
        })}
      </ul>
      <SuggestBox
        text={text}
        onText={setText}
        onChoose={(suggestion) => {
          setText('');
          if (suggestion.kind === 'film') onPut(suggestion.film_id, side);
        }}
        label={`${title}: add a film`}
        placeholder="Add a film"
        filmsOnly
      />
    </section>
  );
}

function MixedFilm({ film }: { readonly film: Film }) {
  return (
    <Link to="/films/$filmId" params={{ filmId: film.film_id }} className="block">
      <TitleCard film={film} />
    </Link>
  );
}

function UnknownFilm({ isError }: { readonly isError: boolean }) {
  return (
    <div className="grid aspect-[2.39] place-items-center bg-wash text-sm text-quiet">
      {isError && 'not here'}
    </div>
  );
}
