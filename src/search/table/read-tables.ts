import type { DuckDBConnection } from '@duckdb/node-api';
import { readRows } from '../../duckdb/rows.ts';
import { querySqlFile } from '../../duckdb/sql-file.ts';

/** No route reads films_cos_sim, and with all pairs it may have a billion rows. */
const MOST_ROWS = 20_000_000;

const READ_TABLE = new URL('./read-table.sql', import.meta.url);
const SNAPSHOT_TABLES = new URL('./snapshot-tables.sql', import.meta.url);

/** Reads every table of an attached snapshot once. */
export async function readTables(connection: DuckDBConnection): Promise<void> {
  for (const { table_name: table, row_count: rows } of await snapshotTables(connection)) {
    if (rows > MOST_ROWS) continue;
    await querySqlFile(connection, READ_TABLE, { table_name: `snapshot.${table}` });
  }
}

/** The tables of an attached snapshot. */
export async function snapshotTables(connection: DuckDBConnection) {
  return readRows(connection, SNAPSHOT_TABLES, { table_name: 'text', row_count: 'number' });
}
