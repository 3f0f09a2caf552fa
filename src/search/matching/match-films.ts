import { listValue, type DuckDBConnection } from '@duckdb/node-api';
import { readColumns } from '../../duckdb/columns.ts';
import { asFilmId, rowOf } from '../../similarity/model/model.ts';
import type { CriteriaTable } from '../criterion.ts';
import { isMeantAsText } from '../patterns/search-pattern.ts';
import type { FilmTable } from '../table/film-table.ts';
import { filterOf, titleFitSql } from './criteria-sql.ts';
import type { Matches } from './matches.ts';
import type { CriteriaByName } from './split-criteria.ts';

/** Where to find films, and by which criteria. */
export interface DatabaseSearch {
  readonly table: CriteriaTable;
  readonly films: FilmTable;
  readonly criteria: CriteriaByName;
  /** Whether titles are graded by how well they fit; all are 1 otherwise. */
  readonly withFits: boolean;
  /** The ids of the only films that may be found; all when absent. */
  readonly among?: readonly number[] | undefined;
}

/**
 * Finds the films that match all criteria, by DuckDB.
 *
 * @throws {ReelatedError} `pattern-unsupported`
 */
export async function matchFilms(
  connection: DuckDBConnection,
  { table, films, criteria, withFits, among }: DatabaseSearch,
): Promise<Matches> {
  const asText = await patternsMeantAsText(connection, table, criteria);
  const { where, parameters } = filterOf(table, criteria, asText);
  const few =
    among === undefined
      ? ''
      : 'SEMI JOIN (SELECT unnest($among::INTEGER[]) AS film_id) USING (film_id)';
  const found = await readColumns(
    connection,
    `SELECT film_id, ${withFits ? titleFitSql(criteria, asText) : '1'} AS fit
    FROM films ${few} WHERE ${where}`,
    { film_id: 'integer', fit: 'integer' },
    among === undefined ? parameters : { ...parameters, among: listOf(among) },
  );
  const fits = new Uint8Array(films.filmIds.length);
  for (const [i, filmId] of found.film_id.entries()) {
    const row = rowOf(films, asFilmId(filmId));
    if (row !== undefined) fits[row] = found.fit[i] ?? 1;
  }
  return { fits, total: found.film_id.length, matchedAsText: [...asText] };
}

/** DuckDB cannot infer the type of an empty list; no film has this id. */
function listOf(filmIds: readonly number[]) {
  return listValue(filmIds.length === 0 ? [-1] : filmIds);
}

/** The criteria whose text is {@link isMeantAsText | not a regular expression at all}. */
async function patternsMeantAsText(
  connection: DuckDBConnection,
  table: CriteriaTable,
  criteria: CriteriaByName,
): Promise<ReadonlySet<string>> {
  const asText = new Set<string>();
  for (const [criterion, { type }] of Object.entries(table)) {
    const pattern = criteria[criterion];
    if (type !== 'pattern' || typeof pattern !== 'string') continue;
    if (await isMeantAsText(connection, criterion, pattern)) asText.add(criterion);
  }
  return asText;
}
