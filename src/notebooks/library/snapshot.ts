import type { DuckDBConnection, DuckDBValue, JS } from '@duckdb/node-api';
import { openDuckDB } from '../../duckdb/connect.ts';
import { publishedFile } from '../../snapshot/published-database.ts';
import { DATA_DIR } from './data-folder.ts';

/** A database that can be queried. */
export interface Database {
  /** Its file, links resolved; empty for one in memory. */
  readonly file: string;
  /**
   * The rows of a statement, with values bound to its `$name` parameters: dates as Date, decimals and
   * large whole numbers as numbers, lists as arrays. `Row` is what the caller knows of the columns.
   */
  readonly rows: <Row>(
    statement: string,
    parameters?: Readonly<Record<string, DuckDBValue>>,
  ) => Promise<readonly Row[]>;
  /** The first row. */
  readonly row: <Row>(
    statement: string,
    parameters?: Readonly<Record<string, DuckDBValue>>,
  ) => Promise<Row>;
}

/**
 * Opens the published snapshot, for reading only.
 *
 * @throws UsageError `database-missing`
 */
export async function openSnapshot(): Promise<Database> {
  const file = await publishedFile(DATA_DIR);
  const { connection } = await openDuckDB({ path: file, readOnly: true });
  return databaseOf(file, connection);
}

/** Opens an empty database in memory, to read files with. */
export async function openMemory(): Promise<Database> {
  const { connection } = await openDuckDB();
  return databaseOf('', connection);
}

function databaseOf(file: string, connection: DuckDBConnection): Database {
  const rows: Database['rows'] = async <Row>(
    statement: string,
    parameters?: Readonly<Record<string, DuckDBValue>>,
  ) => {
    const reader = await connection.runAndReadAll(statement, parameters);
    return reader.getRowObjectsJS().map((row) => {
      const values = Object.entries(row).map(([name, value]) => [name, plain(value)]);
      return Object.fromEntries(values) as Row;
    });
  };
  return {
    file,
    rows,
    async row<Row>(statement: string, parameters?: Readonly<Record<string, DuckDBValue>>) {
      const [first] = await rows<Row>(statement, parameters);
      if (first === undefined) throw new Error(`no row: ${statement}`);
      return first;
    },
  };
}

/** Counts and sums come as bigint, which plots and tables do not take. */
function plain(value: JS): unknown {
  if (typeof value === 'bigint') return Number(value);
  return Array.isArray(value) ? value.map(plain) : value;
}
