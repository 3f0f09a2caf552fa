import { del, get, update } from 'idb-keyval';
import { withChanges, type MyFilms } from './film-state.ts';

const KEY = 'my-films';
/** Where earlier versions kept the ids of seen films. */
const SEEN_KEY = 'seen-films';

interface Stored {
  readonly version: 1;
  readonly films: MyFilms;
}

/** The user's films, and how they are kept. */
export interface MyFilmsState {
  readonly films: MyFilms;
  /** Rises with every change, to name the films in the keys of queries. */
  readonly revision: number;
  /** Whether what the browser has stored is here. */
  readonly isLoaded: boolean;
  /** Whether the browser stores changes; in some private windows they last as long as the page. */
  readonly isKept: boolean;
}

let state: MyFilmsState = { films: new Map(), revision: 0, isLoaded: false, isKept: true };
let loading: Promise<void> | undefined;
/** How many changes are being stored. */
let pending = 0;
const listeners = new Set<() => void>();
const otherTabs = new BroadcastChannel(KEY);

/** The user's films, kept in this browser (IndexedDB) and in step with its other tabs. */
export const myFilmsStore = {
  subscribe(this: void, listener: () => void): () => void {
    listeners.add(listener);
    void loaded();
    return () => listeners.delete(listener);
  },

  current: (): MyFilmsState => state,

  /**
   * Changes the films, on the page at once and then in the browser's store, where another tab may
   * have changed them as well: so the change is made twice, and must depend on nothing else.
   */
  async change(change: (films: MyFilms) => MyFilms): Promise<void> {
    await loaded();
    publish({ films: change(state.films) });
    if (!state.isKept) return;
    pending += 1;
    try {
      const stored = await changeStored(change);
      // while others are pending, what is stored is older than what is shown
      if (pending === 1) publish({ films: stored });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- only windows take one
      otherTabs.postMessage(null);
    } catch {
      publish({ isKept: false });
    } finally {
      pending -= 1;
    }
  },
};

async function loaded(): Promise<void> {
  loading ??= load();
  return loading;
}

async function load(): Promise<void> {
  try {
    await adoptSeenFilms();
    publish({ films: filmsOf(await get<Stored>(KEY)), isLoaded: true });
  } catch {
    publish({ isLoaded: true, isKept: false });
  }
  otherTabs.addEventListener('message', () => void reload());
}

async function reload(): Promise<void> {
  try {
    const stored = filmsOf(await get<Stored>(KEY));
    if (pending === 0) publish({ films: stored });
  } catch {
    publish({ isKept: false });
  }
}

/** Takes over the list of an earlier version; two tabs may do it, as doing it twice changes nothing. */
async function adoptSeenFilms(): Promise<void> {
  const seen = await get<readonly number[]>(SEEN_KEY);
  if (seen === undefined) return;
  await changeStored((films) =>
    withChanges(
      films,
      seen.map((filmId) => [filmId, { seen: true }]),
    ),
  );
  await del(SEEN_KEY);
}

async function changeStored(change: (films: MyFilms) => MyFilms): Promise<MyFilms> {
  let films: MyFilms = new Map();
  await update<Stored>(KEY, (before) => {
    films = change(filmsOf(before));
    return { version: 1, films };
  });
  return films;
}

function filmsOf(stored: Stored | undefined): MyFilms {
  return stored?.films ?? new Map();
}

function publish(changed: Partial<MyFilmsState>): void {
  state = { ...state, revision: state.revision + 1, ...changed };
  for (const listener of listeners) listener();
}
