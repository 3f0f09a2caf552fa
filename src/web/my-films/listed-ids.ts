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

/** The films that the server chooses from, and those that it leaves out: ids and names of lists. */
export interface ListedIds {
  readonly include?: readonly (number | string)[];
  readonly exclude?: readonly (number | string)[];
}

/** The shelves that the server has a list for, by the same name, and when that last changed. */
export type NamedShelves = ReadonlyMap<string, string>;

/** Lists of ids for a query, and what represents them in its key. */
export interface Listed {
  readonly ids: ListedIds;
  readonly key: string;
}

export const NOT_LISTED: Listed = { ids: {}, key: '' };

/** The API takes as many ids in a list; the films marked last are sent. */
export const MOST_IDS = 50_000;

/** A listing as lists for the API: the user's own films, and the server's lists of the same name. */
export function listedIds(
  films: MyFilms,
  { hide, only }: Listing,
  {
    without = [],
    named = new Map(),
  }: {
    /** The shelves whose films are left out in any case. */
    readonly without?: readonly Shelf[];
    readonly named?: NamedShelves;
  } = {},
): ListedIds {
  const shelves: readonly Shelf[] = hide === true ? ['seen', 'hidden', ...without] : without;
  const hidden = [...films]
    .filter(([, state]) => shelves.some((shelf) => isOn(shelf, state)))
    .map(([filmId]) => filmId);
  const exclude = withNames(hidden, shelves, named);
  return {
    ...(only !== undefined && { include: withNames(idsOn(only, films), [only], named) }),
    ...(exclude.length > 0 && { exclude }),
  };
}

function withNames(
  ids: readonly number[],
  shelves: readonly Shelf[],
  named: NamedShelves,
): readonly (number | string)[] {
  const names = [...new Set(shelves)].filter((shelf) => named.has(shelf));
  return [...names, ...ids.slice(names.length - MOST_IDS)];
}
