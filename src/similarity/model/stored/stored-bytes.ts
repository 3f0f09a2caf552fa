import { DuckDBBlobValue, type DuckDBConnection } from '@duckdb/node-api';
import { querySqlFile, sqlText, textOf } from '../../../duckdb/sql-file.ts';

/** Larger arrays are stored in parts of this size. */
export const PART_BYTES = 2 ** 20;

/** So many parts are in one parquet file, and read at a time: DuckDB reads the whole of a file. */
export const PARTS_AT_ONCE = 16;

/** The number of parts of each array of a stored model, without reading any. */
export async function storedParts(
  connection: DuckDBConnection,
): Promise<ReadonlyMap<string, number>> {
  const rows = await querySqlFile(connection, new URL('stored-sizes.sql', import.meta.url));
  return new Map(rows.map(({ array, parts }) => [textOf(array), Number(parts)]));
}

/**
 * The bytes `from` to `to` (exclusive, or the end) of one array, in shared memory; besides, it takes the
 * memory of a few parts.
 *
 * @param parts as {@link storedParts} counts them
 * @throws TypeError when the model lacks the array.
 */
export async function storedBytes(
  connection: DuckDBConnection,
  array: string,
  parts: ReadonlyMap<string, number>,
  from = 0,
  to = Infinity,
): Promise<Uint8Array<SharedArrayBuffer>> {
  const count = parts.get(array);
  if (count === undefined) throw new TypeError(`its similarity_model lacks ${array}`);
  const begin = Math.floor(from / PART_BYTES);
  const after = Math.min(count, Math.ceil(to / PART_BYTES));
  let group = await readParts(connection, array, begin, Math.min(after, begin + PARTS_AT_ONCE));
  const end =
    after <= begin + PARTS_AT_ONCE
      ? begin * PART_BYTES + lengthOf(group)
      : (after - 1) * PART_BYTES + lengthOf(await readParts(connection, array, after - 1, after));
  const bytes = new Uint8Array(new SharedArrayBuffer(Math.max(0, Math.min(to, end) - from)));
  for (let first = begin; first < after; first += PARTS_AT_ONCE) {
    if (first > begin) {
      group = await readParts(connection, array, first, Math.min(after, first + PARTS_AT_ONCE));
    }
    let at = first * PART_BYTES - from;
    for (const part of group) {
      bytes.set(part.subarray(Math.max(0, -at), Math.max(0, bytes.length - at)), Math.max(0, at));
      at += part.length;
    }
  }
  return bytes;
}

function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}

/** The parts `from` to `to` (exclusive) of an array. */
async function readParts(
  connection: DuckDBConnection,
  array: string,
  from: number,
  to: number,
): Promise<readonly Uint8Array[]> {
  const sql = sqlText(new URL('stored-parts.sql', import.meta.url));
  const reader = await connection.runAndReadAll(sql, { array, first: from, last: to - 1 });
  return reader
    .getRows()
    .flatMap(([blob]) => (blob instanceof DuckDBBlobValue ? [blob.bytes] : []));
}
