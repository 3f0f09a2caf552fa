import { join } from 'node:path';
import { listValue, type DuckDBConnection } from '@duckdb/node-api';
import { parquetPattern } from '../../duckdb/columns.ts';
import { querySqlFile, runSqlFile, textOf } from '../../duckdb/sql-file.ts';
import type { Target, Task, TaskContext } from '../../workflow/task.ts';
import { FIELDS } from './similarity-fields.ts';
import type { TermTargets } from './term-targets.ts';

/**
 * Terms that are not made from the films' own columns: a task, and the folder of parquet files that
 * it writes, with `film_id INTEGER, field VARCHAR, term VARCHAR, weight DOUBLE, label VARCHAR`. All
 * films are in `films`; a film has a term of a field once; weight takes the place of a count; label
 * is null where the term reads as it is.
 */
export interface TermSource {
  readonly task: Task;
  readonly terms: Target;
}

const sql = (name: string): URL => new URL(`./${name}.sql`, import.meta.url);

/** Creates the table `source_terms` with the terms of all sources. */
export async function createSourceTerms(
  connection: DuckDBConnection,
  sources: readonly Target[],
): Promise<void> {
  await runSqlFile(connection, sql('create-source-terms'));
  for (const { path } of sources) {
    // oxlint-disable-next-line no-await-in-loop -- one connection
    await runSqlFile(connection, sql('insert-source-terms'), { source: parquetPattern(path) });
  }
}

/**
 * The names of all fields in the order in which terms are numbered: those of the films' own columns,
 * then those that only `source_terms` has, by name.
 */
export async function numberedFields(connection: DuckDBConnection): Promise<readonly string[]> {
  const rows = await querySqlFile(connection, sql('source-fields'), {
    fields: listValue([...FIELDS]),
  });
  return [...FIELDS, ...rows.map(({ field }) => textOf(field))];
}

/** Stages the labels in `source_terms` of the staged terms. */
export async function writeTermLabels(
  connection: DuckDBConnection,
  context: TaskContext,
  { terms, labels }: TermTargets,
): Promise<void> {
  await runSqlFile(connection, sql('write-term-labels'), {
    fields: listValue([...(await numberedFields(connection))]),
    terms: parquetPattern(context.stage(terms)),
    path: join(context.stage(labels), 'part-00000.parquet'),
  });
}
