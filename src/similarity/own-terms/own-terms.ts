/**
 * DESIGN. Terms that users have for films, whatever they are: keywords, tags, moods, owners.
 *
 * ```
 *  --terms FILE … ─▶ own_rows: all text ─▶ own_terms: tidied, each row with its fault
 *                                              └─▶ output/own_terms ─▶ FilmTerms
 * ```
 *
 * It reads no films, so a file that is wrong stops a build before anything long begins; FilmTerms
 * takes the rows of the films that there are.
 */
import { join } from 'node:path';
import { listValue, version } from '@duckdb/node-api';
import { readRows } from '../../duckdb/rows.ts';
import { runSqlFile } from '../../duckdb/sql-file.ts';
import { taskSession } from '../../duckdb/task-session.ts';
import type { Target, Task, TaskContext, TaskReport } from '../../workflow/task.ts';
import { inCount } from '../../workflow/units.ts';
import type { TermSource } from '../term-sources/source-terms.ts';
import { FIELD_NAME, RESERVED_NAMES } from './own-field-names.ts';
import { emptyTerms, faultyRow, omissionsIn, tooManyFields } from './own-terms-faults.ts';
import { LEAST_WEIGHT, LONGEST_TEXT, MOST_WEIGHT } from './own-terms-limits.ts';
import { ownTermsFile, type OwnTermsFile } from './own-terms-file.ts';
import { readOwnRows } from './read-own-rows.ts';

/**
 * The task `OwnTerms`, which reads the users' files with terms of their own.
 *
 * @throws {UsageError} `config-invalid` for a name that does not say how the file is written
 */
export function ownTerms(paths: readonly string[], dataDir: string): TermSource {
  const files = paths.map((path) => ownTermsFile(path));
  const terms: Target = { kind: 'directory', path: join(dataDir, 'output', 'own_terms') };
  const task: Task = {
    name: 'OwnTerms',
    summary: `Read your own terms from ${files.map(({ name }) => name).join(', ')}`,
    requires: [],
    externalInputs: files.map(({ path }) => path),
    targets: [terms],
    parameters: {},
    module: import.meta.url,
    engine: `duckdb ${version()}`,
    run: (context) => writeOwnTerms(files, terms, context),
  };
  return { task, terms };
}

const sql = (name: string): URL => new URL(`./${name}.sql`, import.meta.url);

async function writeOwnTerms(
  files: readonly OwnTermsFile[],
  terms: Target,
  context: TaskContext,
): Promise<TaskReport> {
  using session = await taskSession(context, terms);
  const { connection } = session;
  await runSqlFile(connection, sql('create-own-rows'));
  for (const [index, file] of files.entries()) {
    context.progress({ done: index, total: files.length, unit: 'files' });
    await readOwnRows(connection, file, index + 1, context);
  }
  await runSqlFile(connection, sql('create-own-terms'), {
    field_name: FIELD_NAME,
    reserved: listValue([...RESERVED_NAMES]),
    least_weight: LEAST_WEIGHT,
    most_weight: MOST_WEIGHT,
    longest_text: LONGEST_TEXT,
  });
  const fault = await faultyRow(connection, files, context);
  if (fault !== undefined) throw fault;
  const fields = await readRows(connection, sql('own-fields'), FIELD_ROW);
  const refused = fields.length === 0 ? emptyTerms(files) : tooManyFields(fields, files);
  if (refused !== undefined) throw refused;
  const rows = await runSqlFile(connection, sql('write-own-terms'), {
    path: join(context.stage(terms), 'part-00000.parquet'),
  });
  const notes = fields.map(
    (one) => `${one.field}: ${inCount(one.terms, 'term')} in ${inCount(one.rows, 'row')}`,
  );
  return { rows, notes, warnings: await omissionsIn(connection, files, context) };
}

const FIELD_ROW = { field: 'text', terms: 'integer', rows: 'integer', file: 'integer' } as const;
