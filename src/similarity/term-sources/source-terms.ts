import { join } from 'node:path';
import { listValue, type DuckDBConnection } from '@duckdb/node-api';
import { parquetPattern } from '../../duckdb/columns.ts';
import { readRows } from '../../duckdb/rows.ts';
import { querySqlFile, runSqlFile, textOf } from '../../duckdb/sql-file.ts';
import type { Target, Task, TaskContext } from '../../workflow/task.ts';
import { inCount } from '../../workflow/units.ts';
import { FIELDS, type Field } from '../terms/similarity-fields.ts';
import type { TermTargets } from '../terms/term-targets.ts';

/**
 * Terms that are not made from the films' own columns: a task, and the folder of parquet files that
 * it writes, with `film_id INTEGER, field VARCHAR, term VARCHAR, weight DOUBLE, label VARCHAR`. A film
 * has a term of a field once; weight takes the place of a count; label is null where the term reads
 * as it is. Rows about other titles than the films are left out later.
 */
export interface TermSource {
  readonly task: Task;
  readonly terms: Target;
}

const sql = (name: string): URL => new URL(`./${name}.sql`, import.meta.url);

/**
 * Creates the table `source_terms` with the terms that all sources have for the films, and returns
 * what they have for other titles, a line for each source.
 */
export async function createSourceTerms(
  connection: DuckDBConnection,
  films: Target,
  sources: readonly Target[],
): Promise<readonly string[]> {
  await runSqlFile(connection, sql('create-source-terms'));
  const notes: string[] = [];
  for (const { path } of sources) {
    const files = { source: parquetPattern(path), films: parquetPattern(films.path) };
    await runSqlFile(connection, sql('insert-source-terms'), files);
    const [unknown] = await readRows(connection, sql('unknown-films'), UNKNOWN, files);
    if (unknown !== undefined && unknown.rows > 0) notes.push(aboutUnknown(unknown));
  }
  return notes;
}

const UNKNOWN = { rows: 'integer', titles: 'integer', first: 'integer' } as const;

function aboutUnknown({ rows, titles, first }: Readonly<Record<keyof typeof UNKNOWN, number>>) {
  const tconst = `tt${String(first).padStart(7, '0')}`;
  return `${inCount(rows, 'term')} of ${inCount(titles, 'title')} that are not among the films were left out (first: ${tconst})`;
}

/**
 * The names of all fields in the order in which terms are numbered: those of the films' own columns,
 * then those that only `source_terms` has, by name.
 */
export async function numberedFields(connection: DuckDBConnection): Promise<readonly Field[]> {
  const rows = await querySqlFile(connection, sql('source-fields'), {
    fields: listValue([...FIELDS]),
  });
  return [...FIELDS, ...rows.map(({ field }) => textOf(field))];
}

/** Writes `source_terms` as a parquet file for another engine. */
export async function writeSourceTerms(connection: DuckDBConnection, path: string): Promise<void> {
  await runSqlFile(connection, sql('write-source-terms'), { path });
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

/** Which fields of `source_terms` make no two films similar, and why, a line for each. */
export async function idleSourceFields(
  connection: DuckDBConnection,
  context: TaskContext,
  { terms }: TermTargets,
): Promise<readonly string[]> {
  const rows = await querySqlFile(connection, sql('idle-source-fields'), {
    terms: parquetPattern(context.stage(terms)),
  });
  return rows.map(({ field, is_unshared: isUnshared }) =>
    isUnshared === true
      ? `the field ${textOf(field)} has no effect: no two films share a term of it`
      : `the field ${textOf(field)} has no effect: every film has all of its terms`,
  );
}
