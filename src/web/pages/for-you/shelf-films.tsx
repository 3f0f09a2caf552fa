import { useInfiniteQuery } from '@tanstack/react-query';
import { queries } from '../../api/queries.ts';
import { FilmGrid, GridSkeleton } from '../../cards/film-grid.tsx';
import { count } from '../../format/words.ts';
import { Message } from '../../layout/message.tsx';
import type { MyFilms, Shelf } from '../../my-films/film-state.ts';
import type { ForYouSearch } from '../../url/for-you-search.ts';
import { shelfOrder } from './shelf-order.ts';

const PAGE_SIZE = 24;

/** The films on a shelf: those rated highest or marked last first. */
export function ShelfFilms({
  films,
  shelf,
  show = PAGE_SIZE,
  onChange,
}: {
  readonly films: MyFilms;
  readonly shelf: Shelf;
  readonly show: number | undefined;
  readonly onChange: (change: ForYouSearch) => void;
}) {
  const order = shelfOrder(shelf, films);
  const shown = order.slice(0, show);
  const listed = { ids: { include: shown }, key: shown.join() };
  const { data, isPlaceholderData } = useInfiniteQuery({
    ...queries.search({}, {}, show, listed),
    enabled: shown.length > 0,
  });
  if (shown.length === 0) return <Message>No films here yet.</Message>;
  if (data === undefined) return <GridSkeleton films={Math.min(9, shown.length)} />;
  const places = new Map(shown.map((filmId, place) => [filmId, place]));
  const placeOf = (filmId: number): number => places.get(filmId) ?? Infinity;
  const found = data.pages
    .flatMap(({ items }) => items)
    .filter(({ film_id: id }) => places.has(id))
    .sort((one, other) => placeOf(one.film_id) - placeOf(other.film_id));
  return (
    <>
      {found.length < shown.length && !isPlaceholderData && (
        <p className="mb-4 text-sm text-quiet">
          {count(shown.length - found.length)} of these films are not in this collection.
        </p>
      )}
      <FilmGrid films={found} />
      {order.length > shown.length && (
        <button
          type="button"
          className="pill mt-10"
          onClick={() => onChange({ show: show + PAGE_SIZE })}
        >
          Show more ({count(order.length)} in total)
        </button>
      )}
    </>
  );
}
