import { DuckDBListValue, listValue, type DuckDBConnection } from '@duckdb/node-api';
import { sqlText } from '../../duckdb/sql-file.ts';
import { asFilmId, rowOf } from '../../similarity/model/model.ts';
import { endsOfLines, joinBlobs, lineBytes, type TextLines } from '../table/text-lines.ts';

/** What films are called on other sites, as columns. */
export interface SiteNames {
  /** Ascending: a film is here as often as it has a name. */
  readonly filmIds: Int32Array;
  /** A line for each, a {@link Named} in JSON; the preferred one of a property first. */
  readonly lines: TextLines;
}

/** What a film is called on the site of a property. */
interface SiteName {
  readonly filmId: number;
  readonly property: string;
  readonly name: string;
}

type Named = readonly [property: string, name: string];

const SITE_NAMES = new URL('./site-names.sql', import.meta.url);

/** Reads the names by some properties of film_facts, and `article`: that whose words are used first. */
export async function readSiteNames(
  connection: DuckDBConnection,
  properties: readonly string[],
): Promise<SiteNames> {
  const wanted = { properties: listValue([...properties]) };
  const parts = (await connection.runAndReadAll(sqlText(SITE_NAMES), wanted)).getRows();
  const ids = parts.flatMap(([list]) => (list instanceof DuckDBListValue ? list.items : []));
  const text = joinBlobs(parts.map(([, lines]) => lines));
  return {
    filmIds: Int32Array.from(ids, Number),
    lines: { text, ends: endsOfLines(text, ids.length) },
  };
}

/** The names of a film, one by each property. */
export function* namesOfFilm(names: SiteNames, filmId: number): Generator<SiteName> {
  const first = rowOf(names, asFilmId(filmId)) ?? names.filmIds.length;
  for (const name of preferredNames(names, first)) {
    if (name.filmId !== filmId) return;
    yield name;
  }
}

/** The names from a line on, one for each film and property. */
export function* preferredNames({ filmIds, lines }: SiteNames, first = 0): Generator<SiteName> {
  let last: SiteName | undefined;
  for (let line = first; line < filmIds.length; line++) {
    const [property, name] = JSON.parse(utf8.decode(lineBytes(lines, line))) as Named;
    const filmId = filmIds[line] ?? 0;
    if (filmId === last?.filmId && property === last.property) continue;
    last = { filmId, property, name };
    yield last;
  }
}

const utf8 = new TextDecoder();
