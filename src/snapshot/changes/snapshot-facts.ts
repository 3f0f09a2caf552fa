import type { DuckDBConnection } from '@duckdb/node-api';
import { readRows } from '../../duckdb/rows.ts';
import { readDataset, type Dataset } from '../dataset.ts';

/** How many values of a column are known. */
interface ColumnFacts {
  readonly table: string;
  readonly column: string;
  /** Rows whose value is neither null nor an empty list. */
  readonly known: number;
}

/** The figures of a snapshot. */
export interface SnapshotFacts {
  readonly dataset: Dataset;
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
  readonly columns: readonly ColumnFacts[];
  /** How many terms of films each field of similarity has, by its name. */
  readonly fields: Readonly<Record<string, number>>;
}

/** The tables whose columns may be empty. */
const TABLES = ['films', 'people', 'credits'] as const;

const KNOWN_VALUES = new URL('./known-values.sql', import.meta.url);
const KNOWN = { column_name: 'text', known: 'integer' } as const;
const FIELD_SIZES = new URL('./field-sizes.sql', import.meta.url);

/** Reads a snapshot's figures from the connection's current database. */
export async function snapshotFacts(connection: DuckDBConnection): Promise<SnapshotFacts> {
  const dataset = await readDataset(connection);
  const columns: ColumnFacts[] = [];
  for (const table of TABLES) {
    const known = await readRows(connection, KNOWN_VALUES, KNOWN, { table_name: table });
    columns.push(...known.map((row) => ({ table, column: row.column_name, known: row.known })));
  }
  const sizes = await readRows(connection, FIELD_SIZES, { field: 'text', terms: 'integer' });
  const fields = Object.fromEntries(sizes.map(({ field, terms }) => [field, terms]));
  return { dataset, rows: countsOf(dataset), columns, fields };
}

/** The rows of each table, as a snapshot's dataset has counted them. */
export function countsOf({ counts }: Dataset): Readonly<Record<string, number>> {
  if (typeof counts !== 'object' || counts === null) return {};
  return Object.fromEntries(
    Object.entries(counts).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number',
    ),
  );
}
