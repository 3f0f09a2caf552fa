import { idsOn, isOn, type MyFilms, type Shelf } from './film-state.ts';

/** Which of the user's films a list is about, as a URL has it. */
export interface Listing {
  /** Whether films that the user has seen, or is not interested in, are hidden. */
  readonly hide?: boolean | undefined;
  /** Shows only films on this shelf. */
  readonly only?: OnlyShelf | undefined;
}

export const ONLY_SHELVES = ['owned', 'watchlist'] as const;
export type OnlyShelf = (typeof ONLY_SHELVES)[number];

/** The films that the server chooses from, and those that it leaves out. */
export interface ListedIds {
  readonly include?: readonly number[];
  readonly exclude?: readonly number[];
}

/** Lists of ids for a query, and what stands for them in its key. */
export interface Listed {
  readonly ids: ListedIds;
  readonly key: string;
}

export const NOT_LISTED: Listed = { ids: {}, key: '' };

/** The API takes as many ids in a list; the films marked last are sent. */
export const MOST_IDS = 50_000;

/**
 * A listing as lists of ids for the API.
 *
 * @param without the shelves whose films are left out in any case.
 */
export function listedIds(
  films: MyFilms,
  { hide, only }: Listing,
  without: readonly Shelf[] = [],
): ListedIds {
  const shelves: readonly Shelf[] = hide === true ? ['seen', 'hidden', ...without] : without;
  const exclude = [...films]
    .filter(([, state]) => shelves.some((shelf) => isOn(shelf, state)))
    .map(([filmId]) => filmId);
  return {
    ...(only !== undefined && { include: idsOn(only, films).slice(-MOST_IDS) }),
    ...(exclude.length > 0 && { exclude: exclude.slice(-MOST_IDS) }),
  };
}
