import { listValue, type DuckDBConnection } from '@duckdb/node-api';
import { appendColumns } from '../../../duckdb/columns.ts';
import { runSqlFile, sqlText } from '../../../duckdb/sql-file.ts';
import { FIELDS } from '../similarity-fields.ts';
import { termsOf, type FilmFeatures } from '../terms-of-film.ts';

/** Films whose terms are counted at once, in one file; it can be sent to a thread. */
export interface FilmBlock {
  /** The address of a statement for the features of the films with ids from $first to $last, as JSON. */
  readonly statement: string;
  /** Its other parameters. */
  readonly parameters: Readonly<Record<string, string | readonly string[]>>;
  readonly first: number;
  readonly last: number;
  /** How many there are. */
  readonly films: number;
  /** The parquet file to write: film_id, the number of a field, term, tf. */
  readonly path: string;
}

/** Writes the terms that a block's films have by their own columns. */
export async function writeFilmBlock(
  connection: DuckDBConnection,
  { statement, parameters, first, last, path }: FilmBlock,
): Promise<void> {
  const values = Object.entries(parameters).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : listValue([...value]),
  ]);
  // Films and terms pass as JSON, in a third of the time of single values.
  const result = await connection.runAndReadAll(sqlText(new URL(statement)), {
    ...Object.fromEntries(values),
    first,
    last,
  });
  const lists = result.getRowsJS().map(([film]) => termLists(JSON.parse(film as string) as Film));
  await runSqlFile(connection, sql('create-term-lists'));
  await appendColumns(connection, 'term_lists', [lists.map((list) => JSON.stringify(list))]);
  await runSqlFile(connection, sql('write-term-counts'), { path });
}

const sql = (name: string): URL => new URL(`./${name}.sql`, import.meta.url);

type Film = FilmFeatures & { readonly film_id: number };

const NUMBERS = new Map(FIELDS.map((field, number) => [field, number]));

function termLists(film: Film) {
  const terms = termsOf(film);
  return {
    film_id: film.film_id,
    field: terms.map(({ field }) => NUMBERS.get(field)),
    term: terms.map(({ term }) => term),
    tf: terms.map(({ tf }) => tf),
  };
}
