import type { DuckDBConnection } from '@duckdb/node-api';
import { refuseWhileStreaming } from '../../../duckdb/open-streams.ts';
import { sqlText, type SqlParameters } from '../../../duckdb/sql-file.ts';
import { idSet, type IdSet } from '../../../sources/filter/id-set.ts';

/**
 * The numbers that a statement finds, in its only column. They are not streamed, because files that are
 * filtered meanwhile make queries on the same connection, which would cut a stream off.
 */
export async function idsOf(
  connection: DuckDBConnection,
  statement: URL,
  parameters?: SqlParameters,
): Promise<IdSet> {
  refuseWhileStreaming(connection);
  const reader = await connection.runAndReadAll(sqlText(statement), parameters);
  return idSet(Int32Array.from(reader.getColumnsJS()[0] ?? [], Number));
}
