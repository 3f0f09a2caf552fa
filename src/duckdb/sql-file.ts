import { readFileSync } from 'node:fs';
import type { DuckDBConnection, DuckDBValue, JS } from '@duckdb/node-api';
import { refuseWhileStreaming } from './open-streams.ts';

/** Values bound to a statement's `$name` parameters. */
export type SqlParameters = Readonly<Record<string, DuckDBValue>>;

const texts = new Map<string, string>();

/** The text of an `.sql` file next to its caller: one statement, with bound parameters only. */
export function sqlText(file: URL): string {
  const known = texts.get(file.href);
  if (known !== undefined) return known;
  const text = readFileSync(file, 'utf8');
  texts.set(file.href, text);
  return text;
}

/** Runs the statement of an `.sql` file and returns how many rows it wrote. */
export async function runSqlFile(
  connection: DuckDBConnection,
  file: URL,
  parameters?: SqlParameters,
): Promise<number> {
  refuseWhileStreaming(connection);
  const result = await connection.run(sqlText(file), parameters);
  // CREATE TABLE … AS returns the number of its rows as a result, not as rows changed
  if (result.rowsChanged > 0 || result.columnName(0) !== 'Count') return result.rowsChanged;
  return Number((await result.getRowsJS())[0]?.[0]);
}

/** A row with plain JavaScript values: dates as Date, decimals as numbers, lists as arrays. */
export type SqlRow = Readonly<Record<string, JS>>;

/** Runs the statement of an `.sql` file and returns its rows. */
export async function querySqlFile(
  connection: DuckDBConnection,
  file: URL,
  parameters?: SqlParameters,
): Promise<readonly SqlRow[]> {
  return querySql(connection, sqlText(file), parameters);
}

/** Runs a statement that was composed of fixed parts and returns its rows. */
export async function querySql(
  connection: DuckDBConnection,
  statement: string,
  parameters?: SqlParameters,
): Promise<readonly SqlRow[]> {
  refuseWhileStreaming(connection);
  const reader = await connection.runAndReadAll(statement, parameters);
  return reader.getRowObjectsJS();
}

/** A value of a row as text, for a message. */
export function textOf(value: JS | undefined): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Sets a DuckDB variable, which `getvariable('name')` reads: views cannot have parameters. */
export async function setVariable(
  connection: DuckDBConnection,
  name: string,
  value: DuckDBValue,
): Promise<void> {
  if (!/^[a-z_]+$/.test(name)) throw new TypeError(`not a variable name: ${name}`);
  refuseWhileStreaming(connection);
  await connection.run(`SET VARIABLE ${name} = $value`, { value });
}
