import { get, set } from 'idb-keyval';

const KEY = 'seen-films';

let seen: ReadonlySet<number> = new Set();
let loading: Promise<void> | undefined;
const listeners = new Set<() => void>();

/** The ids of the films that the user has seen, kept in this browser (IndexedDB). */
export const seenStore = {
  subscribe(this: void, listener: () => void): () => void {
    listeners.add(listener);
    loading ??= load();
    return () => listeners.delete(listener);
  },
  current: (): ReadonlySet<number> => seen,
  async change(change: (seen: Set<number>) => void): Promise<void> {
    loading ??= load();
    await loading;
    const next = new Set(seen);
    change(next);
    publish(next);
    await set(KEY, [...next]);
  },
};

async function load(): Promise<void> {
  try {
    const stored = await get<readonly number[]>(KEY);
    if (stored !== undefined) publish(new Set(stored));
  } catch {
    // some private windows store nothing: there the list lasts as long as the page
  }
}

function publish(next: ReadonlySet<number>): void {
  seen = next;
  for (const listener of listeners) listener();
}
