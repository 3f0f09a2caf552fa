import { DuckDBBlobValue, type DuckDBConnection } from '@duckdb/node-api';
import { parquetPattern } from '../../../duckdb/columns.ts';
import { openDuckDB, type DuckDBOptions } from '../../../duckdb/connect.ts';
import { querySqlFile, runSqlFile, setVariable, sqlText } from '../../../duckdb/sql-file.ts';
import type { SimilarityModel } from '../model.ts';
import { FIELD_NAMES, PART_BYTES, storedFields } from './stored-model.ts';

/** The rows of all films, which are only read in part. */
export interface FilmRows extends Pick<
  SimilarityModel,
  'fields' | 'filmIds' | 'rowOffsets' | 'termFields'
> {
  /** The terms and raw weights of the rows `from` to `to` (exclusive). */
  readonly entries: (from: number, to: number) => Promise<RowEntries>;
}

interface RowEntries {
  readonly rowTerms: Int32Array;
  readonly rawRowWeights: Float64Array;
}

/** A stored model of which only parts are in memory. */
export interface StoredRows extends FilmRows, Disposable {}

/**
 * Opens the model in a folder of parquet files, as FilmTerms writes it, to read some rows at a time.
 *
 * @throws TypeError when it is the model of another version.
 */
export async function openStoredRows(
  folder: string,
  limits: Pick<DuckDBOptions, 'memoryLimitBytes'> = {},
): Promise<StoredRows> {
  const session = await openDuckDB({ threads: 1, ...limits });
  const { connection } = session;
  await setVariable(connection, 'model', parquetPattern(folder));
  await runSqlFile(connection, new URL('view-similarity-model.sql', import.meta.url));
  const whole = (name: string) => storedBytes(connection, name, 0, 2 ** 31 * 8);
  const fields = storedFields([await whole(FIELD_NAMES)]);
  const rowOffsets = new Int32Array((await whole('row_offsets')).buffer);
  return {
    fields,
    filmIds: new Int32Array((await whole('film_ids')).buffer),
    rowOffsets,
    termFields: await whole('term_fields'),
    async entries(from, to) {
      const [first, end] = [rowOffsets[from] ?? 0, rowOffsets[to] ?? 0];
      const terms = await storedBytes(connection, 'row_terms', 4 * first, 4 * end);
      const weights = await storedBytes(connection, 'row_weights', 8 * first, 8 * end);
      return {
        rowTerms: new Int32Array(terms.buffer),
        rawRowWeights: new Float64Array(weights.buffer),
      };
    },
    [Symbol.dispose]: () => session[Symbol.dispose](),
  };
}

/** The most films and entries that a stored model may have, without reading its arrays. */
export async function storedSizeLimits(
  folder: string,
): Promise<{ readonly films: number; readonly entries: number }> {
  using session = await openDuckDB({ threads: 1 });
  const { connection } = session;
  await setVariable(connection, 'model', parquetPattern(folder));
  await runSqlFile(connection, new URL('view-similarity-model.sql', import.meta.url));
  const rows = await querySqlFile(connection, new URL('stored-sizes.sql', import.meta.url));
  const bytesOf = (array: string): number =>
    Number(rows.find((row) => row['array'] === array)?.['parts'] ?? 0) * PART_BYTES;
  return { films: bytesOf('film_ids') / 4, entries: bytesOf('row_terms') / 4 };
}

/** The bytes `from` to `to` (exclusive, or the end) of one array. */
async function storedBytes(
  connection: DuckDBConnection,
  array: string,
  from: number,
  to: number,
): Promise<Uint8Array<SharedArrayBuffer>> {
  const first = Math.floor(from / PART_BYTES);
  const reader = await connection.runAndReadAll(
    sqlText(new URL('stored-parts.sql', import.meta.url)),
    { array, first, last: Math.floor((to - 1) / PART_BYTES) },
  );
  const parts = reader
    .getRows()
    .flatMap(([blob]) => (blob instanceof DuckDBBlobValue ? [blob.bytes] : []));
  const stored = parts.reduce((sum, part) => sum + part.length, 0);
  const end = Math.min(to, first * PART_BYTES + stored);
  const bytes = new Uint8Array(new SharedArrayBuffer(Math.max(0, end - from)));
  let at = first * PART_BYTES - from;
  for (const part of parts) {
    const skipped = Math.max(0, -at);
    bytes.set(part.subarray(skipped, skipped + bytes.length - Math.max(0, at)), Math.max(0, at));
    at += part.length;
  }
  return bytes;
}
