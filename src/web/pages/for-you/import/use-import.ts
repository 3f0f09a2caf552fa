import { useRef, useState } from 'react';
import type { Mark } from '../../../../library/library-film.ts';
import { withChanges, withStates, type MyFilms } from '../../../my-films/film-state.ts';
import { myFilmsStore } from '../../../my-films/my-films-store.ts';
import { changeOf } from './change-of.ts';
import type { ImportQuestion, ImportSummary } from './import-summary.ts';
import { runImport } from './run-import.ts';

export type ImportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly names: readonly string[] }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'undone' }
  | {
      readonly kind: 'done';
      readonly summary: ImportSummary;
      /** The questions that are still open. */
      readonly questions: readonly ImportQuestion[];
      /** The loosely matched films that were put back to what they were. */
      readonly undone: ReadonlySet<number>;
    };

export interface Import {
  readonly state: ImportState;
  readonly start: (files: readonly File[]) => void;
  /** Marks the films of a file; undefined leaves them out. */
  readonly answer: (question: ImportQuestion, mark: Mark | undefined) => void;
  readonly undoFilm: (filmId: number) => void;
  readonly undoAll: () => void;
  readonly close: () => void;
}

/** Adds the films of files to the user's films, and reports on it. */
export function useImport(): Import {
  const [state, setState] = useState<ImportState>({ kind: 'idle' });
  /** The user's films before the import. */
  const before = useRef<MyFilms>(new Map());
  /** The import that is under way; an earlier one is no longer waited for. */
  const latest = useRef<AbortController>(undefined);

  async function start(files: readonly File[]): Promise<void> {
    latest.current?.abort();
    const run = new AbortController();
    latest.current = run;
    setState({ kind: 'reading', names: files.map(({ name }) => name) });
    try {
      const summary = await runImport(files, run.signal);
      if (run.signal.aborted) return;
      before.current = myFilmsStore.current().films;
      await myFilmsStore.change((films) => withChanges(films, summary.changes));
      setState({ kind: 'done', summary, questions: summary.questions, undone: new Set() });
    } catch (error) {
      if (run.signal.aborted) return;
      setState({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  }

  function answer(question: ImportQuestion, mark: Mark | undefined): void {
    if (state.kind !== 'done') return;
    if (mark !== undefined) {
      const change = changeOf({ mark });
      const changes = question.filmIds.map((filmId) => [filmId, change] as const);
      void myFilmsStore.change((films) => withChanges(films, changes));
    }
    setState({ ...state, questions: state.questions.filter((one) => one !== question) });
  }

  function restore(filmIds: Iterable<number>): void {
    const states = [...filmIds].map((filmId) => [filmId, before.current.get(filmId)] as const);
    void myFilmsStore.change((films) => withStates(films, states));
  }

  return {
    state,
    start: (files) => void start(files),
    answer,
    undoFilm: (filmId) => {
      if (state.kind !== 'done' || state.undone.has(filmId)) return;
      restore([filmId]);
      setState({ ...state, undone: new Set([...state.undone, filmId]) });
    },
    undoAll: () => {
      if (state.kind !== 'done') return;
      restore(changedBy(state.summary));
      setState({ kind: 'undone' });
    },
    close: () => {
      latest.current?.abort();
      setState({ kind: 'idle' });
    },
  };
}

/** The films that an import has changed, or could by an answer to its questions. */
function changedBy({ changes, questions }: ImportSummary): readonly number[] {
  return [...changes.map(([filmId]) => filmId), ...questions.flatMap(({ filmIds }) => filmIds)];
}
