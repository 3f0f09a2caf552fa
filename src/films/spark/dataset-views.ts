import { basename } from 'node:path';
import { IMDB_DATASETS, type ImdbDataset } from '../../sources/imdb-dataset.ts';
import { variableOf } from '../../sources/reader/read-dataset.ts';
import type { DatasetSource } from '../../sources/source-dataset.ts';
import { readHeader } from '../../sources/reader/read-lines.ts';
import { globLiteral, nameLiteral, textLiteral } from '../../spark/sql-literal.ts';
import type { SparkStorage } from '../../spark/spark-storage.ts';

/**
 * The statements that create a view of each dataset file, such as `title_basics`, with its columns
 * in the order of its header, all text, and `damaged`: the whole line if its number of fields is
 * wrong. Files that are not used have empty views.
 */
export async function datasetViews(
  sources: readonly DatasetSource[],
  storage: SparkStorage,
): Promise<readonly string[]> {
  const views = IMDB_DATASETS.map(async (dataset) => {
    const source = sources.find((one) => one.name === dataset.name);
    if (source === undefined) return emptyView(dataset);
    const header = await readHeader(source.path);
    const address = storage.input(source.path, basename(source.path));
    return fileView(dataset, header, address);
  });
  return Promise.all(views);
}

/** IMDb's files are tab-separated without quoting; \N and, by accident, empty fields mean null. */
function fileView(dataset: ImdbDataset, header: readonly string[], address: string): string {
  const columns = [...header, 'damaged'].map((name) => `${nameLiteral(name)} STRING`);
  const options = {
    path: globLiteral(address),
    sep: textLiteral('\t'),
    quote: "''",
    escape: "''",
    header: "'true'",
    nullValue: String.raw`'\\N'`,
    encoding: "'UTF-8'",
    mode: "'PERMISSIVE'",
    columnNameOfCorruptRecord: "'damaged'",
  };
  const listed = Object.entries(options).map(([name, value]) => `${name} ${value}`);
  return `CREATE OR REPLACE TEMPORARY VIEW ${viewOf(dataset)} (${columns.join(', ')})
    USING csv OPTIONS (${listed.join(', ')})`;
}

function emptyView(dataset: ImdbDataset): string {
  const names = [...dataset.columns.map(({ name }) => name), 'damaged'];
  const columns = names.map((name) => `CAST(NULL AS STRING) AS ${nameLiteral(name)}`);
  return `CREATE OR REPLACE TEMPORARY VIEW ${viewOf(dataset)} AS
    SELECT ${columns.join(', ')} WHERE false`;
}

function viewOf(dataset: ImdbDataset): string {
  return nameLiteral(variableOf(dataset.name));
}
