import { useState } from 'react';
import { withChanges, withStates, type FilmChange, type MyFilms } from './film-state.ts';
import { myFilmsStore } from './my-films-store.ts';

/** What was done last, and what takes it back. */
interface Done {
  readonly text: string;
  /** Absent once it is taken back. */
  readonly undo?: () => void;
}

/** Changes the user's films in a way that can be taken back. */
export interface UndoableChanges {
  readonly done: Done | undefined;
  readonly dismiss: () => void;
  /** Changes films; `text` says what was done. */
  readonly change: (
    text: string,
    changes: readonly (readonly [filmId: number, change: FilmChange])[],
  ) => void;
  readonly erase: (text: string) => void;
}

export function useUndo(): UndoableChanges {
  const [done, setDone] = useState<Done>();

  function make(
    text: string,
    filmIds: Iterable<number>,
    change: (films: MyFilms) => MyFilms,
  ): void {
    const before = myFilmsStore.current().films;
    const states = [...filmIds].map((filmId) => [filmId, before.get(filmId)] as const);
    void myFilmsStore.change(change);
    setDone({
      text,
      undo: () => {
        void myFilmsStore.change((films) => withStates(films, states));
        setDone({ text: 'Undone.' });
      },
    });
  }

  return {
    done,
    dismiss: () => setDone(undefined),
    change: (text, changes) =>
      make(
        text,
        changes.map(([filmId]) => filmId),
        (films) => withChanges(films, changes),
      ),
    erase: (text) => make(text, myFilmsStore.current().films.keys(), () => new Map()),
  };
}
