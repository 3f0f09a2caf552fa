import { getRouteApi } from '@tanstack/react-router';
import type { SimilarFilm } from '../../api/types.ts';
import { Heading } from '../../layout/heading.tsx';
import { Message } from '../../layout/message.tsx';
import { SimilarFilms } from '../../similar/similar-films.tsx';
import type { MixSearch } from '../../url/similar-search.ts';
import { moved, SIDE_ACTIONS, SIDES, type MoveFilm } from './sides.ts';
import { SideList } from './side-list.tsx';

const route = getRouteApi('/mix');

const NONE: readonly number[] = [];

/** Films similar to several others and different from some. */
export function MixPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { like = NONE, unlike = NONE } = search;
  const change = (changed: Partial<MixSearch>): void =>
    void navigate({ search: (before) => ({ ...before, ...changed }), resetScroll: false });
  const move: MoveFilm = (filmId, side) => change(moved({ like, unlike }, filmId, side));
  return (
    <>
      <Heading />
      <p className="mt-2 max-w-prose text-quiet">
        Choose films you like and films you don’t, and find out what to watch next.
      </p>
      <div className="mt-8 grid gap-x-10 gap-y-8 md:grid-cols-2">
        <SideList side="like" ids={like} onMove={move} />
        <SideList side="unlike" ids={unlike} onMove={move} />
      </div>
      {like.length === 0 ? (
        <Message>
          Add at least one film you like. You can also start on a film’s own page, with “Add to a
          mix”.
        </Message>
      ) : (
        <SimilarFilms
          title="Films for this mix"
          like={like}
          unlike={unlike}
          search={search}
          onChange={change}
          actions={(film) => <MixActions film={film} onMove={move} />}
        />
      )}
    </>
  );
}

function MixActions({
  film: { film_id: filmId, title },
  onMove,
}: {
  readonly film: SimilarFilm;
  readonly onMove: MoveFilm;
}) {
  return SIDES.map((side) => (
    <button
      key={side}
      type="button"
      className="quiet-action"
      aria-label={`${SIDE_ACTIONS[side]}: ${title}`}
      onClick={() => onMove(filmId, side)}
    >
      {SIDE_ACTIONS[side]}
    </button>
  ));
}
