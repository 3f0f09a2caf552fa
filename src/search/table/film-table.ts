import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { readColumns } from '../../duckdb/columns.ts';
import { sqlText } from '../../duckdb/sql-file.ts';
import { viewPlainFilms, type Film } from '../film.ts';
import { joinBlobs, lineBytes, lineText, textLines, type TextLines } from './text-lines.ts';

/**
 * Every film of a snapshot in memory, so that a response needs no query once its films are known.
 * Only arrays of numbers, which one thread can hand to another without a copy.
 *
 *     row        0        1        2     …       the films by film_id, as in a SimilarityModel
 *     filmIds    15324    22100    47478
 *     json       {"film_…}{"film_…}{"film_…}     written by DuckDB, sent as it is
 */
export interface FilmTable {
  /** n, ascending. */
  readonly filmIds: Int32Array;
  /** n: the films in JSON. */
  readonly json: TextLines;
  /** n: the rank of its title among all titles, by code point, from 1; equal titles share one. */
  readonly titleRanks: Int32Array;
  /** n: the year of release, 0 when unknown. */
  readonly years: Int32Array;
  /** n: minutes, -1 when unknown. */
  readonly durations: Int32Array;
  /** n: out of 10. */
  readonly ratings: Float64Array;
  readonly voteCounts: Int32Array;
  /** n: the film's language, an index into `languageNames`; -1 when unknown. */
  readonly languages: Int16Array;
  readonly languageNames: readonly string[];
  readonly genres: NameLists;
  readonly countries: NameLists;
  readonly styles: NameLists;
}

/** A list of names of every film. */
export interface NameLists {
  /** One film after another, as indexes into `names`. */
  readonly values: Uint16Array;
  /** n + 1: where each film's list begins. */
  readonly offsets: Uint32Array;
  readonly names: readonly string[];
}

/** Reads the table; 0.1 s for 40,000 films. */
export async function loadFilmTable(connection: DuckDBConnection): Promise<FilmTable> {
  await viewPlainFilms(connection);
  const json = await readBlobs(connection, 'film-table-json.sql');
  const names = await readBlobs(connection, 'film-table-names.sql');
  const columns = await readColumns(connection, statement('film-table.sql'), {
    film_id: 'integer',
    title_rank: 'integer',
    year: 'integer',
    duration: 'integer',
    rating: 'double',
    vote_count: 'integer',
  });
  return {
    filmIds: columns.film_id,
    json: textLines(json, columns.film_id.length),
    titleRanks: columns.title_rank,
    years: columns.year,
    durations: columns.duration,
    ratings: columns.rating,
    voteCounts: columns.vote_count,
    ...numberedNames(utf8.decode(joinBlobs(names))),
  };
}

type Names = Pick<FilmTable, 'languages' | 'languageNames' | 'genres' | 'countries' | 'styles'>;

/** Numbers the names in lines of a language, genres, countries and styles. */
function numberedNames(text: string): Names {
  const lines = text === '' ? [] : text.split('\n').map((line) => line.split('\u001e'));
  const languageOf = numbering();
  return {
    languages: Int16Array.from(lines, ([language = '']) =>
      language === '' ? -1 : languageOf(language),
    ),
    languageNames: languageOf.names,
    genres: nameLists(lines.map((line) => line[1] ?? '')),
    countries: nameLists(lines.map((line) => line[2] ?? '')),
    styles: nameLists(lines.map((line) => line[3] ?? '')),
  };
}

/** Numbers the names in texts of a list each; few texts differ. */
function nameLists(texts: readonly string[]): NameLists {
  const numberOf = numbering();
  const read = remembering((text) => (text === '' ? [] : text.split('\u001f').map(numberOf)));
  const lists = texts.map(read);
  return {
    values: Uint16Array.from(lists.flat()),
    offsets: offsetsOf(lists),
    names: numberOf.names,
  };
}

function statement(file: string): string {
  return sqlText(new URL(file, import.meta.url));
}

async function readBlobs(
  connection: DuckDBConnection,
  file: string,
): Promise<readonly (DuckDBValue | undefined)[]> {
  const reader = await connection.runAndReadAll(statement(file));
  return reader.getRows().map(([blob]) => blob);
}

function offsetsOf(lists: readonly (readonly number[])[]): Uint32Array {
  const offsets = new Uint32Array(lists.length + 1);
  let end = 0;
  for (const [index, { length }] of lists.entries()) {
    end += length;
    offsets[index + 1] = end;
  }
  return offsets;
}

const utf8 = new TextDecoder();

/** The JSON text of the film in a row. */
export function filmJson(table: FilmTable, row: number): string {
  return lineText(table.json, row);
}

/** The same in UTF-8: a view of the table. */
export function filmJsonBytes({ json }: FilmTable, row: number): Uint8Array {
  return lineBytes(json, row);
}

/** The film in a row. */
export function filmAt(table: FilmTable, row: number): Film {
  return JSON.parse(filmJson(table, row));
}

/** Computes once what is needed repeatedly: thousands of films have the same genres. */
function remembering<T>(find: (name: string) => T): (name: string) => T {
  const found = new Map<string, T>();
  return (name) => {
    const known = found.get(name);
    if (known !== undefined) return known;
    const value = find(name);
    found.set(name, value);
    return value;
  };
}

/** Numbers names from 0 in the order in which they occur. */
function numbering(): ((name: string) => number) & { readonly names: string[] } {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const numberOf = (name: string): number => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, names.length);
    return names.push(name) - 1;
  };
  return Object.assign(numberOf, { names });
}
