import type { LibraryFilm, Mark, Skipped } from '../library-film.ts';
import type { Columns, Table } from '../files/table.ts';

/** What a row or an item turned out to be. */
export type Item =
  | {
      readonly film: LibraryFilm;
      /** What of it was not understood. */
      readonly odd?: string | undefined;
    }
  | { readonly skipped: Skipped }
  | { readonly odd: string };

/** A row whose cells are found by the names of their columns. */
interface Cells {
  /** The trimmed cell of the first column with one of these names; empty if missing. */
  readonly cell: (...names: readonly string[]) => string;
}

/** What the films of a file are to the person. */
export interface FileMark {
  readonly mark: Mark;
  /** What they may be, where the file does not say. */
  readonly choices?: readonly Mark[];
}

/** A kind of CSV file. */
export interface TableFormat {
  /** The service, as people know it. */
  readonly name: string;
  /** Whether a row is this format's header; `below` has a few of the rows that follow. */
  readonly recognises: (columns: Columns, below: readonly (readonly string[])[]) => boolean;
  /**
   * Refuses a table that is not about one person's films.
   *
   * @throws {LibraryError} `library-unknown`
   */
  readonly check?: (file: string, table: Table) => void;
  /** What the films are, by the columns and the file's name. */
  readonly markOf: (columns: Columns, fileName: string) => FileMark;
  readonly read: (row: Cells, mark: Mark) => Item;
}

/** One item of a JSON file. */
export interface JsonItem {
  /** The position in its list, from 1. */
  readonly position: number;
  readonly value: unknown;
}

/** A kind of JSON file. */
export interface JsonFormat {
  readonly name: string;
  /** The items of a file of this kind, undefined for any other file. */
  readonly itemsOf: (value: unknown, fileName: string) => Iterable<JsonItem> | undefined;
  readonly markOf: (fileName: string) => FileMark;
  readonly read: (item: unknown, mark: Mark) => Item;
}

/** Films of a list on its own: only the person knows what it is. */
export const ANY_LIST: FileMark = {
  mark: 'listed',
  choices: ['seen', 'watchlist', 'owned', 'liked', 'listed'],
};

type Loose<Type> = { readonly [Key in keyof Type]?: Type[Key] | undefined };

/** A film without the values that are not known. */
export function filmWith(film: Loose<LibraryFilm> & { readonly mark: Mark }): LibraryFilm {
  const known = Object.entries(film).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(known) as unknown as LibraryFilm;
}
