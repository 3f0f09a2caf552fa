/**
 * Reading and writing whole columns as typed arrays, about ten times faster than rows of objects.
 * Typed arrays cannot contain null, so columns that contain one are refused.
 */
import {
  DOUBLE,
  DuckDBDataChunk,
  DuckDBTypeId,
  INTEGER,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBVector,
} from '@duckdb/node-api';
import { whileStreaming } from './open-streams.ts';
import type { SqlParameters } from './sql-file.ts';

/** A column in JavaScript, by its type in DuckDB: INTEGER, DOUBLE, VARCHAR. */
interface ColumnArrays {
  readonly integer: Int32Array<ArrayBuffer>;
  readonly double: Float64Array<ArrayBuffer>;
  readonly text: readonly string[];
}

type ColumnKind = keyof ColumnArrays;

/** The names and kinds of a query's columns, in its order. */
export type ColumnKinds = Readonly<Record<string, ColumnKind>>;

/** What is read with some names and kinds of columns. */
export type ColumnsOf<Kinds extends ColumnKinds> = {
  readonly [Name in keyof Kinds]: ColumnArrays[Kinds[Name]];
};

/** A column that can be written. */
export type Column = Int32Array | Float64Array | readonly string[];

const TYPE_IDS = {
  integer: DuckDBTypeId.INTEGER,
  double: DuckDBTypeId.DOUBLE,
  text: DuckDBTypeId.VARCHAR,
} as const satisfies Record<ColumnKind, DuckDBTypeId>;

/** DuckDB's vector size: the most rows in a chunk. */
const CHUNK_ROWS = 2048;

/**
 * Reads a query's columns, all of the same length. `kinds` names them, in the query's order.
 *
 * @throws TypeError when the query has other columns, or a value is null; Error when another result is
 * being read from the connection
 * @example
 * const { film_id, weight } = await readColumns(connection, 'SELECT film_id, weight FROM film_terms', {
 *   film_id: 'integer',
 *   weight: 'double',
 * });
 */
export async function readColumns<Kinds extends ColumnKinds>(
  connection: DuckDBConnection,
  statement: string,
  kinds: Kinds,
  parameters?: SqlParameters,
): Promise<ColumnsOf<Kinds>> {
  const columns = await whileStreaming(connection, async () => {
    const result = await connection.stream(statement, parameters);
    const read = Object.entries(kinds).map(([name, kind], index) => {
      if (result.columnName(index) !== name || result.columnTypeId(index) !== TYPE_IDS[kind]) {
        const found = `${result.columnName(index)} ${String(result.columnType(index))}`;
        throw new TypeError(`column ${index} is ${found}, expected ${name} as ${kind}`);
      }
      return { name, kind, parts: [] as ColumnArrays[ColumnKind][] };
    });
    for (;;) {
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) break;
      for (const [index, { name, kind, parts }] of read.entries()) {
        parts.push(valuesOf(kind, name, chunk.getColumnVector(index)));
      }
    }
    return read;
  });
  const arrays = columns.map(({ name, kind, parts }) => [name, joined(kind, parts)]);
  return Object.fromEntries(arrays) as ColumnsOf<Kinds>;
}

/**
 * Appends columns of equal length to a table, in the table's order of columns and the arrays'
 * order of rows.
 *
 * @throws TypeError when the lengths differ; DuckDB's error when the table has other columns
 */
export async function appendColumns(
  connection: DuckDBConnection,
  table: string,
  columns: readonly Column[],
): Promise<void> {
  const rows = columns[0]?.length ?? 0;
  if (columns.some((column) => column.length !== rows)) {
    throw new TypeError(`columns for ${table} differ in length`);
  }
  const chunk = DuckDBDataChunk.create(columns.map(columnType));
  const appender = await connection.createAppender(table);
  try {
    for (let from = 0; from < rows; from += CHUNK_ROWS) {
      const to = Math.min(from + CHUNK_ROWS, rows);
      chunk.reset();
      chunk.rowCount = to - from;
      for (const [index, column] of columns.entries()) fillVector(chunk, index, column, from);
      appender.appendDataChunk(chunk);
    }
  } finally {
    appender.closeSync();
  }
}

/** The pattern that matches one file only: special characters of its path are in brackets. */
export function filePattern(path: string): string {
  return path.replaceAll(/[*?[]/g, '[$&]');
}

/** The pattern with which `read_parquet` finds every parquet file of a folder. */
export function parquetPattern(directory: string): string {
  return `${filePattern(directory)}/*.parquet`;
}

/** A vector's values. */
function valuesOf(kind: ColumnKind, name: string, vector: DuckDBVector): ColumnArrays[ColumnKind] {
  switch (kind) {
    case 'integer':
      return fillNumbers(new Int32Array(vector.itemCount), name, vector);
    case 'double':
      return fillNumbers(new Float64Array(vector.itemCount), name, vector);
    case 'text':
      return vector.toArray().map((value) => {
        if (typeof value === 'string') return value;
        throw new TypeError(`column ${name} contains a null`);
      });
    default:
      return kind satisfies never;
  }
}

function fillNumbers<Numbers extends Int32Array | Float64Array>(
  numbers: Numbers,
  name: string,
  vector: DuckDBVector,
): Numbers {
  for (let i = 0; i < numbers.length; i++) {
    const value = vector.getItem(i);
    if (typeof value !== 'number') throw new TypeError(`column ${name} contains a null`);
    numbers[i] = value;
  }
  return numbers;
}

/** Parts of a column as one array. */
function joined(
  kind: ColumnKind,
  parts: readonly ColumnArrays[ColumnKind][],
): ColumnArrays[ColumnKind] {
  if (kind === 'text') return (parts as ColumnArrays['text'][]).flat();
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const whole = kind === 'integer' ? new Int32Array(length) : new Float64Array(length);
  let from = 0;
  for (const part of parts as (Int32Array | Float64Array)[]) {
    whole.set(part, from);
    from += part.length;
  }
  return whole;
}

function columnType(column: Column): typeof INTEGER | typeof DOUBLE | typeof VARCHAR {
  if (column instanceof Int32Array) return INTEGER;
  return column instanceof Float64Array ? DOUBLE : VARCHAR;
}

function fillVector(chunk: DuckDBDataChunk, index: number, column: Column, from: number): void {
  const vector = chunk.getColumnVector(index);
  for (let i = 0; i < vector.itemCount; i++) vector.setItem(i, column[from + i] ?? null);
  vector.flush();
}
