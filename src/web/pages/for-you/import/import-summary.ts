import type { LibraryEntry, Mark, ReadLibrary } from '../../../../library/library-film.ts';
import type { LibraryReport, MatchedEntry } from '../../../../library/match-library.ts';
import type { FilmChange } from '../../../my-films/film-state.ts';
import { changeOf } from './change-of.ts';

/** A file whose films may be seen, wanted or owned, which the user is asked. */
export interface ImportQuestion {
  readonly file: string;
  readonly choices: readonly Mark[];
  readonly filmIds: readonly number[];
}

/** A film that was found, although the file describes it a little differently. */
export interface LooseMatch {
  readonly filmId: number;
  /** As the collection has it. */
  readonly title: string;
  readonly year: number | undefined;
  readonly entry: LibraryEntry;
  /** How they differ: `other year`. */
  readonly how: readonly string[];
}

/** What an import has found, and what it changes. */
export interface ImportSummary extends Pick<
  ReadLibrary,
  'files' | 'notUnderstood' | 'skipped' | 'refused'
> {
  readonly changes: readonly (readonly [filmId: number, change: FilmChange])[];
  /** How many films are rated too low to be offered, and only count as evidence of taste. */
  readonly evidence: number;
  readonly loose: readonly LooseMatch[];
  /** Not in this collection; those with an id are kept all the same. */
  readonly missing: readonly LibraryEntry[];
  readonly questions: readonly ImportQuestion[];
}

/** Turns what was read and matched into changes of the user's films, and a report on them. */
export function importSummary(read: ReadLibrary, report: LibraryReport): ImportSummary {
  const changes = new Map<number, FilmChange>();
  const add = (filmId: number, change: FilmChange): void => {
    if (Object.keys(change).length > 0) changes.set(filmId, { ...changes.get(filmId), ...change });
  };
  for (const { filmId, marks, rating } of report.films) {
    for (const mark of marks) add(filmId, changeOf({ mark }));
    if (rating !== undefined) add(filmId, changeOf({ mark: 'rated', rating }));
  }
  // they may be in the server's next collection
  for (const { filmId, ...entry } of report.unmatched) {
    if (filmId !== undefined) add(filmId, changeOf(entry));
  }
  return {
    files: read.files,
    changes: [...changes],
    evidence: report.films.filter(({ notOffered }) => notOffered).length,
    loose: looseMatches(report.matched),
    missing: report.unmatched,
    notUnderstood: read.notUnderstood,
    skipped: read.skipped,
    questions: read.questions.map(({ file, choices }) => ({
      file,
      choices,
      filmIds: filmsListedIn(file, report.matched),
    })),
    refused: read.refused,
  };
}

/** Each film once, by its first entry. */
function looseMatches(matched: readonly MatchedEntry[]): readonly LooseMatch[] {
  const byFilm = new Map<number, LooseMatch>();
  for (const { entry, film, loosely = [], others = [] } of matched) {
    const how = [...loosely, ...(others.length > 0 ? ['several such films'] : [])];
    if (how.length === 0 || byFilm.has(film.filmId)) continue;
    const { filmId, title, year } = film;
    byFilm.set(filmId, { filmId, title, year, entry, how });
  }
  return [...byFilm.values()];
}

function filmsListedIn(file: string, matched: readonly MatchedEntry[]): readonly number[] {
  const ids = matched
    .filter(({ entry }) => entry.file === file && entry.mark === 'listed')
    .map(({ film }) => film.filmId);
  return [...new Set(ids)];
}

/** Nothing was read: the beginning of a summary. */
export const NOTHING_READ: ReadLibrary = {
  entries: [],
  files: [],
  skipped: [],
  notUnderstood: [],
  questions: [],
  ignored: [],
  refused: [],
};
