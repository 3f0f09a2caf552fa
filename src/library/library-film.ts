import type { LibraryErrorCode } from './library-error.ts';

/** What an entry says of its film. */
export type Mark = 'rated' | 'seen' | 'watchlist' | 'owned' | 'liked' | 'listed';

/** A film in a file, as far as the file describes it. */
export interface LibraryFilm {
  /** IMDb's number, where the file has it: 78748 for `tt0078748`. */
  readonly filmId?: number;
  readonly title?: string;
  readonly year?: number;
  /** From 0.5 to 10: scales of other services are converted. A film with a rating is rated, regardless of its mark. */
  readonly rating?: number;
  readonly mark: Mark;
  /** When it was rated, seen or listed, if known: `2024-05-01` or `2024-05-01T20:15:00Z`. */
  readonly date?: string;
}

/** Where something is in a file. */
export interface LibraryPlace {
  /** The file's name; in an archive `archive.zip/file.csv`. */
  readonly file: string;
  /** The line from 1; in JSON the position in its list, from 1. */
  readonly line: number;
}

/** One film of a file, with its place. */
export interface LibraryEntry extends LibraryFilm, LibraryPlace {}

/** What is in a file but is not a film. */
export type Skipped = 'episode' | 'series' | 'game' | 'other';

/** How many lines of a file were skipped because they are not about films. */
export interface SkippedLines {
  readonly file: string;
  readonly what: Skipped;
  readonly count: number;
}

/** A line that was not understood, or only in part. */
export interface OddLine extends LibraryPlace {
  /** The line, shortened. */
  readonly text: string;
  /** What is wrong, as a sentence without a full stop. */
  readonly why: string;
}

/** A file that does not say what its films are to the person. */
interface LibraryQuestion {
  readonly file: string;
  /** How many of its entries have the mark `listed` for the time being. */
  readonly entries: number;
  /** What the films may be; read the file again with one of these as `as`. */
  readonly choices: readonly Mark[];
}

/** A file that was read. */
interface ReadFile {
  readonly file: string;
  /** What it is: `Letterboxd`, `IMDb`. */
  readonly format: string;
  readonly entries: number;
}

/** A file of several that could not be read at all. */
export interface RefusedFile {
  readonly file: string;
  readonly code: LibraryErrorCode;
  /** What is wrong with it and what to do, with its name. */
  readonly why: string;
}

/** Everything that was found in one or more files. */
export interface ReadLibrary {
  readonly entries: readonly LibraryEntry[];
  readonly files: readonly ReadFile[];
  readonly skipped: readonly SkippedLines[];
  readonly notUnderstood: readonly OddLine[];
  readonly questions: readonly LibraryQuestion[];
  /** Files of an archive that do not list films, such as `profile.csv`. */
  readonly ignored: readonly string[];
  readonly refused: readonly RefusedFile[];
}
