import type { DuckDBConnection } from '@duckdb/node-api';
import { readColumns } from '../../../duckdb/columns.ts';
import { sqlText, type SqlParameters } from '../../../duckdb/sql-file.ts';
import { idSet, type IdSet } from '../../../sources/filter/id-set.ts';

/** The numbers that a statement finds, in its column `number`. */
export async function idsOf(
  connection: DuckDBConnection,
  statement: URL,
  parameters?: SqlParameters,
): Promise<IdSet> {
  const kinds = { number: 'integer' } as const;
  return idSet((await readColumns(connection, sqlText(statement), kinds, parameters)).number);
}
