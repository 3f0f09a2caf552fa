import { structValue, type DuckDBConnection } from '@duckdb/node-api';
import { filePattern } from '../../duckdb/columns.ts';
import { runSqlFile, setVariable } from '../../duckdb/sql-file.ts';
import { imdbDataset, type ImdbDatasetName } from '../imdb-dataset.ts';
import type { DatasetSource } from '../source-dataset.ts';
import { readHeader } from './read-lines.ts';

/**
 * Makes verified dataset files readable in SQL: the table macro `imdb_file(path, column_types)`,
 * and for each file the variables `title_basics` (its path) and `title_basics_columns` (its
 * columns in the order of its header, so that they are found by name).
 */
export async function exposeDatasets(
  connection: DuckDBConnection,
  sources: readonly DatasetSource[],
): Promise<void> {
  await runSqlFile(connection, new URL('./imdb-file.sql', import.meta.url));
  for (const { name: dataset, path } of sources) {
    const { columns: known } = imdbDataset(dataset);
    const types = new Map(known.map((column) => [column.name, column.type as string]));
    const header = await readHeader(path);
    const columns = header.map((name) => [name, types.get(name) ?? 'VARCHAR'] as const);
    const variable = variableOf(dataset);
    await setVariable(connection, variable, filePattern(path));
    await setVariable(connection, `${variable}_columns`, structValue(Object.fromEntries(columns)));
  }
}

/** The SQL variable that holds the path of a dataset's file: `title_basics`. */
export function variableOf(dataset: ImdbDatasetName): string {
  return dataset.replace('.', '_');
}
