import type { DuckDBConnection } from '@duckdb/node-api';
import { readRows, type RowOf } from '../duckdb/rows.ts';
import { runSqlFile, type SqlParameters } from '../duckdb/sql-file.ts';
import { FILM_COLUMNS, type FilmColumn } from '../films/film-columns.ts';

/** What the view `plain_films` has in place of DuckDB's types. */
const KINDS = {
  INTEGER: 'integer',
  'DECIMAL(4,2)': 'number',
  DATE: 'text',
  VARCHAR: 'text',
  'VARCHAR[]': 'texts',
} as const satisfies Readonly<Record<FilmColumn['type'], string>>;

type Column = (typeof FILM_COLUMNS)[number];
type KindOf<One extends Column> = One['nullable'] extends true
  ? `${(typeof KINDS)[One['type']]}?`
  : (typeof KINDS)[One['type']];
type FilmKinds = { readonly [One in Column as One['name']]: KindOf<One> };

/** A film as it is returned: {@link FILM_COLUMNS}, `year` as `YYYY-MM-DD`. */
export type Film = RowOf<FilmKinds>;

const FILM_KINDS = Object.fromEntries(
  FILM_COLUMNS.map(({ name, type, nullable }) => [name, `${KINDS[type]}${nullable ? '?' : ''}`]),
) as FilmKinds;

const PLAIN_FILMS = new URL('./table/view-plain-films.sql', import.meta.url);

/** Gives a connection the view `plain_films`, whose rows are {@link Film}s. */
export async function viewPlainFilms(connection: DuckDBConnection): Promise<void> {
  await runSqlFile(connection, PLAIN_FILMS);
}

/** The films that the statement of an `.sql` file selects from `plain_films`. */
export async function readFilms(
  connection: DuckDBConnection,
  file: URL,
  parameters: SqlParameters,
): Promise<readonly Film[]> {
  return readRows(connection, file, FILM_KINDS, parameters);
}

/** A film's id as IMDb writes it: `tt0078748`, seven digits or more. */
export function tconstOf({ film_id: filmId }: Film): string {
  return tconstOfId(filmId);
}

/** The same by the id alone. */
export function tconstOfId(filmId: number): string {
  return `tt${String(filmId).padStart(7, '0')}`;
}
