import type { DuckDBConnection } from '@duckdb/node-api';
import { querySql } from '../../duckdb/sql-file.ts';
import { SITE_PROPERTIES } from '../links/film-links.ts';
import { namesOfFilms, readSiteNames, type SiteNames } from '../links/site-names.ts';

/** The id of the film with a name on another site, given the property of film_facts. */
export type FilmWithPage = (property: string, name: string) => number | undefined;

const LINE_FEED = 10;

/** Reads what films are called in the URLs of other sites; nothing where the snapshot has no facts. */
export async function readPagesElsewhere(connection: DuckDBConnection): Promise<FilmWithPage> {
  const [facts] = await querySql(
    connection,
    "FROM duckdb_tables() WHERE table_name = 'film_facts'",
  );
  if (facts === undefined) return () => undefined;
  return pagesElsewhere(await readSiteNames(connection, SITE_PROPERTIES));
}

/** The names as one text, a line each: few are looked up, and a map would take five times the memory. */
function pagesElsewhere(names: SiteNames): FilmWithPage {
  if (names.filmIds.length === 0) return () => undefined;
  const lines: string[] = [];
  for (const [filmId, named] of namesOfFilms(names)) {
    for (const [property, name] of named) {
      lines.push(`${property} ${comparable(JSON.parse(name) as string)}\t${filmId}`);
    }
  }
  const text = Buffer.from(`\n${lines.join('\n')}\n`);
  return (property, name) => {
    const line = `\n${property} ${comparable(name)}\t`;
    const at = text.indexOf(line);
    if (at === -1) return undefined;
    const start = at + Buffer.byteLength(line);
    return Number(text.toString('latin1', start, text.indexOf(LINE_FEED, start)));
  };
}

/** Names differ in case, in how they are escaped, and in their spaces. */
function comparable(name: string): string {
  return decoded(name)
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s_]+/gu, '_');
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
