import type { DuckDBConnection } from '@duckdb/node-api';
import { querySqlFile, textOf } from '../../duckdb/sql-file.ts';
import { datasetOf, type Dataset } from '../dataset.ts';

/** How well a column is filled. */
export interface ColumnFacts {
  readonly table: string;
  readonly column: string;
  /** Rows whose value is neither null nor an empty list. */
  readonly known: number;
}

/** A snapshot in figures. */
export interface SnapshotFacts {
  readonly dataset: Dataset;
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
  readonly columns: readonly ColumnFacts[];
}

/** The tables whose columns may hold nothing. */
const TABLES = ['films', 'people', 'credits'] as const;

const DATASET = new URL('../dataset.sql', import.meta.url);
const KNOWN_VALUES = new URL('./known-values.sql', import.meta.url);

/** Reads a snapshot's figures from the connection's current database. */
export async function snapshotFacts(connection: DuckDBConnection): Promise<SnapshotFacts> {
  const [row] = await querySqlFile(connection, DATASET);
  if (row === undefined) throw new Error('the table dataset is empty');
  const dataset = datasetOf(row);
  const columns: ColumnFacts[] = [];
  for (const table of TABLES) {
    const known = await querySqlFile(connection, KNOWN_VALUES, { table_name: table });
    for (const { column_name: column, known: count } of known) {
      columns.push({ table, column: textOf(column), known: Number(count) });
    }
  }
  return { dataset, rows: countsOf(dataset), columns };
}

function countsOf({ counts }: Dataset): Readonly<Record<string, number>> {
  if (typeof counts !== 'object' || counts === null) return {};
  return Object.fromEntries(
    Object.entries(counts).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number',
    ),
  );
}
