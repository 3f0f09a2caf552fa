import { DuckDBListValue, listValue, type DuckDBConnection } from '@duckdb/node-api';
import { sqlText } from '../../duckdb/sql-file.ts';
import { asFilmId, rowOf } from '../../similarity/model/model.ts';
import { lineText, textLines, type TextLines } from '../table/text-lines.ts';

/** What films are called on other sites, as columns. */
export interface SiteNames {
  /** Ascending: a film is here as often as it has a name. */
  readonly filmIds: Int32Array;
  /** A line for each: the property, and after a space the name in JSON; the preferred one first. */
  readonly lines: TextLines;
}

/** A film's name on the site of each property, in JSON. */
type NamesByProperty = ReadonlyMap<string, string>;

const SITE_NAMES = new URL('./site-names.sql', import.meta.url);

/** Reads the names by some properties of film_facts, and `article`: that whose words are used first. */
export async function readSiteNames(
  connection: DuckDBConnection,
  properties: readonly string[],
): Promise<SiteNames> {
  const wanted = { properties: listValue([...properties]) };
  const parts = (await connection.runAndReadAll(sqlText(SITE_NAMES), wanted)).getRows();
  const ids = parts.flatMap(([list]) => (list instanceof DuckDBListValue ? list.items : []));
  const lines = parts.map(([, blob]) => blob);
  return { filmIds: Int32Array.from(ids, Number), lines: textLines(lines, ids.length) };
}

/** The names of a film, one by each property. */
export function namesOfFilm(names: SiteNames, filmId: number): NamesByProperty {
  return namesFrom(names, rowOf(names, asFilmId(filmId)) ?? names.filmIds.length);
}

/** The names of every film. */
export function* namesOfFilms(
  names: SiteNames,
): Generator<readonly [filmId: number, NamesByProperty]> {
  let last: number | undefined;
  for (const [line, filmId] of names.filmIds.entries()) {
    if (filmId !== last) yield [filmId, namesFrom(names, line)];
    last = filmId;
  }
}

/** The names of the film whose first line this is. */
function namesFrom({ filmIds, lines }: SiteNames, first: number): NamesByProperty {
  const found = new Map<string, string>();
  for (let line = first; line < filmIds.length && filmIds[line] === filmIds[first]; line++) {
    const text = lineText(lines, line);
    const end = text.indexOf(' ');
    const property = text.slice(0, end);
    if (!found.has(property)) found.set(property, text.slice(end + 1));
  }
  return found;
}
