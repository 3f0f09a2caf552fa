import type { DuckDBConnection } from '@duckdb/node-api';
import { appendColumns } from '../../duckdb/columns.ts';
import { runSqlFile, sqlText, type SqlParameters } from '../../duckdb/sql-file.ts';
import { FIELDS } from './similarity-fields.ts';
import { termsOf, type FilmFeatures } from './terms-of-film.ts';

const sql = (name: string): URL => new URL(`./${name}.sql`, import.meta.url);

/** A statement for one column of films, each as the JSON of its id and features. */
interface FeatureQuery {
  readonly statement: URL;
  readonly parameters: SqlParameters;
}

/**
 * Creates the table `term_counts`, or replaces it, with the terms that the films of a statement have by
 * their own columns. Films and terms pass as JSON, in a third of the time of single values.
 *
 * @param progress called after every batch with the number of films so far; may throw to end this
 * @returns the number of films
 */
export async function countTerms(
  connection: DuckDBConnection,
  { statement, parameters }: FeatureQuery,
  progress: (films: number) => void,
): Promise<number> {
  await runSqlFile(connection, sql('create-term-lists'));
  const result = await connection.run(sqlText(statement), parameters);
  let films = 0;
  for await (const rows of result.yieldRowsJs()) {
    const lists = rows.map(([film]) => termLists(JSON.parse(film as string) as Film));
    await appendColumns(connection, 'term_lists', [lists.map((list) => JSON.stringify(list))]);
    films += rows.length;
    progress(films);
  }
  await runSqlFile(connection, sql('create-term-counts'));
  await runSqlFile(connection, sql('drop-term-lists'));
  return films;
}

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
