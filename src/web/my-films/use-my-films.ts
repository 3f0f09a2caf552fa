import { useSyncExternalStore } from 'react';
import { withChanges, type FilmChange, type FilmState } from './film-state.ts';
import { myFilmsStore, type MyFilmsState } from './my-films-store.ts';

/** The user's films; the component is rendered at every change. */
export function useMyFilms(): MyFilmsState {
  return useSyncExternalStore(myFilmsStore.subscribe, myFilmsStore.current);
}

const NOTHING: FilmState = {};

/** What the user has said about a film. */
export function useFilmState(filmId: number): FilmState {
  return useSyncExternalStore(
    myFilmsStore.subscribe,
    () => myFilmsStore.current().films.get(filmId) ?? NOTHING,
  );
}

/** Changes what the user has said about a film. */
export function changeFilm(filmId: number, change: FilmChange): void {
  void myFilmsStore.change((films) => withChanges(films, [[filmId, change]]));
}
