import { querySqlFile, textOf } from '../../duckdb/sql-file.ts';
import type { FilmDatabase } from '../film-database.ts';

/** Which titles are wanted besides those of the films. */
export interface TitlesWanted {
  /** Those in other countries and languages. */
  readonly alternate: boolean;
  /** Those of films that are rated too low for the collection, which are never offered. */
  readonly ring: boolean;
}

/** The titles of all films are read once, for the first caller. */
const TIMEOUT_MS = 60_000;

/**
 * The titles of all films as the JSON text of `FilmTitles` in UTF-8: DuckDB writes each column, so
 * that no object is made for any of a million titles.
 */
export async function filmTitlesJson(
  database: FilmDatabase,
  { alternate, ring }: TitlesWanted,
): Promise<Buffer> {
  return database.read(
    async (connection) => {
      const [columns] = await querySqlFile(
        connection,
        new URL('film-titles.sql', import.meta.url),
        {
          with_ring: ring,
        },
      );
      const others = await querySqlFile(connection, new URL('other-titles.sql', import.meta.url), {
        alternate,
        with_ring: ring,
      });
      // null when there are no films
      const column = (name: string): string => textOf(columns?.[name] ?? '[]');
      const other = (kind: number): string => {
        const row = others.find((one) => Number(one['kind']) === kind);
        return row === undefined
          ? '{"rows":[],"titles":[]}'
          : `{"rows":${textOf(row['rows'])},"titles":${textOf(row['titles'])}}`;
      };
      return Buffer.from(
        `{"film_ids":${column('film_ids')},"titles":${column('titles')},` +
          `"years":${column('years')},"vote_counts":${column('vote_counts')},"not_offered":${column('not_offered')},` +
          `"original_titles":${other(1)},"alternate_titles":${other(2)}}`,
      );
    },
    { timeoutMs: TIMEOUT_MS },
  );
}
