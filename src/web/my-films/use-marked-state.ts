import { useQueries } from '@tanstack/react-query';
import { queries } from '../api/queries.ts';
import { SHELF_CHANGES, type FilmState } from './film-state.ts';
import { useFilmState } from './use-my-films.ts';
import { useNamedShelves } from './use-named-shelves.ts';

type MarkedShelf = keyof typeof SHELF_CHANGES;

/** What is known about a film: what the user has said, and the server's lists of the same names. */
export function useMarkedState(filmId: number): FilmState {
  const own = useFilmState(filmId);
  const { named } = useNamedShelves();
  const shelves = [...named].flatMap(([name, changedAt]) =>
    isMarked(name) ? [{ name, changedAt }] : [],
  );
  const lists = useQueries({
    queries: shelves.map(({ name, changedAt }) => queries.list(name, changedAt)),
  });
  const listed = shelves.filter((_, place) => lists[place]?.data?.has(filmId) === true);
  if (listed.length === 0) return own;
  return { ...Object.fromEntries(listed.map(({ name }) => [name, true])), ...own };
}

function isMarked(name: string): name is MarkedShelf {
  return name in SHELF_CHANGES;
}
