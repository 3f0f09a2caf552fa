import { useSyncExternalStore } from 'react';
import { seenStore } from './seen-store.ts';

/** The films that the user has seen, and what changes them. */
export function useSeen() {
  const seen = useSyncExternalStore(seenStore.subscribe, seenStore.current);
  return {
    seen,
    isSeen: (filmId: number): boolean => seen.has(filmId),
    setSeen: (filmId: number, isSeen: boolean): void =>
      void seenStore.change((films) => {
        if (isSeen) films.add(filmId);
        else films.delete(filmId);
      }),
  };
}
