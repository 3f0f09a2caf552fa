import { structValue, type DuckDBConnection } from '@duckdb/node-api';
import { filePattern } from '../../duckdb/columns.ts';
import { runSqlFile, setVariable } from '../../duckdb/sql-file.ts';
import type { ImdbDatasetName } from '../imdb-dataset.ts';
import type { DatasetSource } from '../source-dataset.ts';
import { readHeader } from './read-lines.ts';

const IMDB_FILE = new URL('./imdb-file.sql', import.meta.url);
const IMDB_FILE_ONCE = new URL('./imdb-file-once.sql', import.meta.url);

/**
 * Makes verified dataset files readable in SQL: the table macro `imdb_file(path, column_types)`,
 * and for each file the variables `title_basics` (its path) and `title_basics_columns` (its
 * columns in the order of its header, so that they are found by name).
 */
export async function exposeDatasets(
  connection: DuckDBConnection,
  sources: readonly DatasetSource[],
): Promise<void> {
  await runSqlFile(connection, IMDB_FILE);
  for (const { name: dataset, path } of sources) {
    const columns = (await readHeader(path)).map((name) => [name, 'VARCHAR'] as const);
    const variable = variableOf(dataset);
    await setVariable(connection, variable, filePattern(path));
    await setVariable(connection, `${variable}_columns`, structValue(Object.fromEntries(columns)));
  }
}

/** Runs statements that see each line of a file once, however often the file has it. */
export async function withLinesOnce<Result>(
  connection: DuckDBConnection,
  run: () => Promise<Result>,
): Promise<Result> {
  await runSqlFile(connection, IMDB_FILE_ONCE);
  try {
    return await run();
  } finally {
    await runSqlFile(connection, IMDB_FILE);
  }
}

/** The SQL variable that holds the path of a dataset's file: `title_basics`. */
export function variableOf(dataset: ImdbDatasetName): string {
  return dataset.replace('.', '_');
}
