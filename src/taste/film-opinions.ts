import type { DuckDBConnection } from '@duckdb/node-api';
import { readColumns } from '../duckdb/columns.ts';
import { sqlText } from '../duckdb/sql-file.ts';

/**
 * What the people of MovieLens think of the films of a model, n by row: points out of ten above what
 * they usually give, 0 for films that they have not rated. Undefined without MovieLens.
 */
export async function loadOpinions(
  connection: DuckDBConnection,
  filmIds: Int32Array,
): Promise<Float64Array | undefined> {
  const sql = sqlText(new URL('./film-opinions.sql', import.meta.url));
  const found = await readColumns(connection, sql, { film_id: 'integer', opinion: 'double' });
  if (found.film_id.length === 0) return undefined;
  const byFilm = new Map(Array.from(found.film_id, (id, place) => [id, found.opinion[place]]));
  return Float64Array.from(filmIds, (id) => byFilm.get(id) ?? 0);
}
