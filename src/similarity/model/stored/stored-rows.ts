import { parquetPattern } from '../../../duckdb/columns.ts';
import { openDuckDB, type DuckDBSession } from '../../../duckdb/connect.ts';
import { runSqlFile, setVariable } from '../../../duckdb/sql-file.ts';
import type { SimilarityModel } from '../model.ts';
import { PART_BYTES, storedBytes, storedParts } from './stored-bytes.ts';
import { FIELD_NAMES, storedFields } from './stored-model.ts';

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

/** What reading a part of the rows may take: DuckDB needs little more than the files that it reads. */
const READ_BYTES = 256 * 2 ** 20;

/**
 * The model in a folder of parquet files, as FilmTerms writes it, to read some rows at a time. DuckDB is
 * closed after each time, so that it keeps no memory.
 *
 * @throws TypeError when it is the model of another version.
 */
export async function storedRows(folder: string): Promise<FilmRows> {
  using session = await openModelFiles(folder);
  const { connection } = session;
  const parts = await storedParts(connection);
  const whole = (name: string) => storedBytes(connection, name, parts);
  const fields = storedFields(await whole(FIELD_NAMES));
  const rowOffsets = new Int32Array((await whole('row_offsets')).buffer);
  return {
    fields,
    filmIds: new Int32Array((await whole('film_ids')).buffer),
    rowOffsets,
    termFields: await whole('term_fields'),
    async entries(from, to) {
      using again = await openModelFiles(folder);
      const [first, end] = [rowOffsets[from] ?? 0, rowOffsets[to] ?? 0];
      const { connection: reading } = again;
      const terms = await storedBytes(reading, 'row_terms', parts, 4 * first, 4 * end);
      const weights = await storedBytes(reading, 'row_weights', parts, 8 * first, 8 * end);
      return {
        rowTerms: new Int32Array(terms.buffer),
        rawRowWeights: new Float64Array(weights.buffer),
      };
    },
  };
}

async function openModelFiles(folder: string): Promise<DuckDBSession> {
  const session = await openDuckDB({ threads: 1, memoryLimitBytes: READ_BYTES });
  await setVariable(session.connection, 'model', parquetPattern(folder));
  await runSqlFile(session.connection, new URL('view-similarity-model.sql', import.meta.url));
  return session;
}

/** The most films and entries that a stored model may have, without reading its arrays. */
export async function storedSizeLimits(
  folder: string,
): Promise<{ readonly films: number; readonly entries: number }> {
  using session = await openModelFiles(folder);
  const parts = await storedParts(session.connection);
  const bytesOf = (array: string): number => (parts.get(array) ?? 0) * PART_BYTES;
  return { films: bytesOf('film_ids') / 4, entries: bytesOf('row_terms') / 4 };
}
