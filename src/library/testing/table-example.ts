import type { LibraryFilm } from '../library-film.ts';

/** A small file in the shape of a service's export, and what it says. */
export interface TableExample {
  /** The format, as the documentation names it. */
  readonly format: string;
  readonly file: string;
  /** Lines above the header. */
  readonly preamble?: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly films: readonly LibraryFilm[];
  readonly skipped?: Readonly<Record<string, number>>;
}

/** A long row, written in parts. */
export function joined(...parts: readonly (readonly string[])[]): readonly string[] {
  return parts.flat();
}
