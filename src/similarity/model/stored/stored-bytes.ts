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
  const lastStart = (count - 1) * PART_BYTES;
  const end =
    to <= lastStart ? to : Math.min(to, lastStart + (await sizeOf(connection, array, count - 1)));
  const bytes = new Uint8Array(new SharedArrayBuffer(Math.max(0, end - from)));
  const endPart = Math.ceil(end / PART_BYTES);
  for (let first = Math.floor(from / PART_BYTES); first < endPart; first += PARTS_AT_ONCE) {
    const last = Math.min(endPart, first + PARTS_AT_ONCE) - 1;
    let at = first * PART_BYTES - from;
    for (const part of await readParts(connection, array, first, last)) {
      bytes.set(part.subarray(Math.max(0, -at), Math.max(0, bytes.length - at)), Math.max(0, at));
      at += part.length;
    }
  }
  return bytes;
}

async function sizeOf(connection: DuckDBConnection, array: string, part: number): Promise<number> {
  const [bytes] = await readParts(connection, array, part, part);
  return bytes?.length ?? 0;
}

async function readParts(
  connection: DuckDBConnection,
  array: string,
  first: number,
  last: number,
): Promise<readonly Uint8Array[]> {
  const sql = sqlText(new URL('stored-parts.sql', import.meta.url));
  const reader = await connection.runAndReadAll(sql, { array, first, last });
  return reader
    .getRows()
    .flatMap(([blob]) => (blob instanceof DuckDBBlobValue ? [blob.bytes] : []));
}
