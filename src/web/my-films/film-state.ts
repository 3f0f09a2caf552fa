/** What the user has said about a film. */
export interface FilmState {
  readonly seen?: true;
  /** From 0.5 to 10; a film that is rated has been seen. */
  readonly rating?: number;
  /** Liked without a rating, as on Letterboxd. */
  readonly liked?: true;
  readonly watchlist?: true;
  readonly owned?: true;
  /** The user is not interested in it. */
  readonly hidden?: true;
}

/** What changes about a film; undefined takes something back. */
export type FilmChange = { readonly [Name in keyof FilmState]?: FilmState[Name] | undefined };

/** The films that the user has said something about, by id; those marked last are at the end. */
export type MyFilms = ReadonlyMap<number, FilmState>;

/** Where a film is among the user's films; it can be on several shelves. */
export type Shelf = 'rated' | 'watchlist' | 'seen' | 'owned' | 'hidden';
export const SHELVES: readonly Shelf[] = ['rated', 'watchlist', 'seen', 'owned', 'hidden'];

export function isOn(shelf: Shelf, state: FilmState): boolean {
  switch (shelf) {
    case 'rated':
      return state.rating !== undefined;
    case 'seen':
      return state.seen === true || state.rating !== undefined || state.liked === true;
    case 'watchlist':
    case 'owned':
    case 'hidden':
      return state[shelf] === true;
    default:
      return shelf satisfies never;
  }
}

/** The ids of the films on a shelf, in the order in which they were marked. */
export function idsOn(shelf: Shelf, films: MyFilms): readonly number[] {
  return [...films].flatMap(([filmId, state]) => (isOn(shelf, state) ? [filmId] : []));
}

/** Adds to what is known about films; a film about which nothing is left is removed. */
export function withChanges(
  films: MyFilms,
  changes: Iterable<readonly [filmId: number, change: FilmChange]>,
): MyFilms {
  const next = new Map(films);
  for (const [filmId, change] of changes) {
    const state = definedOnly({ ...next.get(filmId), ...change });
    next.delete(filmId);
    if (Object.keys(state).length > 0) next.set(filmId, state);
  }
  return next;
}

/** Puts films back to what they were before, where they were known. */
export function withStates(
  films: MyFilms,
  states: Iterable<readonly [filmId: number, state: FilmState | undefined]>,
): MyFilms {
  const next = new Map(films);
  for (const [filmId, state] of states) {
    if (state === undefined) next.delete(filmId);
    else next.set(filmId, state);
  }
  return next;
}

const CLEARED: Required<{ readonly [Name in keyof FilmState]: undefined }> = {
  seen: undefined,
  rating: undefined,
  liked: undefined,
  watchlist: undefined,
  owned: undefined,
  hidden: undefined,
};

/** The changes by which a film is put on a shelf, or taken from it; a film is rated by {@link ratedAs}. */
export const SHELF_CHANGES = {
  // a film that has been seen leaves the watchlist
  seen: [
    { seen: true, watchlist: undefined },
    { seen: undefined, rating: undefined, liked: undefined },
  ],
  watchlist: [{ watchlist: true, hidden: undefined }, { watchlist: undefined }],
  owned: [{ owned: true }, { owned: undefined }],
  hidden: [{ hidden: true, watchlist: undefined }, { hidden: undefined }],
} as const satisfies Record<Exclude<Shelf, 'rated'>, readonly [on: FilmChange, off: FilmChange]>;

/** The change by which a film is rated; without its rating it has still been seen. */
export function ratedAs(rating: number | undefined): FilmChange {
  return rating === undefined
    ? { rating, seen: true }
    : { rating, watchlist: undefined, hidden: undefined };
}

/** A state without the properties that are undefined. */
function definedOnly(state: FilmChange): FilmState {
  const known = Object.keys(CLEARED) as (keyof FilmState)[];
  return Object.fromEntries(
    known.flatMap((name) => (state[name] === undefined ? [] : [[name, state[name]]])),
  );
}
