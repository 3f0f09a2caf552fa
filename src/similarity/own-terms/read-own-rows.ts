import { structValue, type DuckDBConnection } from '@duckdb/node-api';
import { filePattern } from '../../duckdb/columns.ts';
import { readRows } from '../../duckdb/rows.ts';
import { runSqlFile, setVariable } from '../../duckdb/sql-file.ts';
import { messageOf } from '../../errors.ts';
import { asSourceError } from '../../sources/filter/csv-error.ts';
import { clip, SourceError } from '../../sources/source-error.ts';
import type { TaskContext } from '../../workflow/task.ts';
import type { OwnTermsFile, OwnTermsKind } from './own-terms-file.ts';
import { lineOf, readHead } from './text-lines.ts';

const REQUIRED = ['tconst', 'field', 'term'];
const USED = [...REQUIRED, 'weight', 'label'];

const sql = (name: string): URL => new URL(`./${name}.sql`, import.meta.url);

/**
 * Adds the rows of a file to the table `own_rows`, as text.
 *
 * @throws SourceError `source-empty`, `gzip-invalid`, `source-header`, `source-column` or
 * `source-value`
 */
export async function readOwnRows(
  connection: DuckDBConnection,
  file: OwnTermsFile,
  number: number,
  context: TaskContext,
): Promise<void> {
  const { kind } = file;
  await (kind.format === 'text'
    ? readText(connection, { ...file, kind }, number, context)
    : readParquet(connection, file, number, context));
}

type TextFile = OwnTermsFile & { readonly kind: Extract<OwnTermsKind, { format: 'text' }> };

async function readText(
  connection: DuckDBConnection,
  file: TextFile,
  number: number,
  context: TaskContext,
): Promise<void> {
  const { delimiter, quote } = file.kind;
  const header = splitHeader(await readHead(file, context), file.kind);
  checkColumns(file, header);
  const columns = Object.fromEntries(header.map((name) => [name, 'VARCHAR']));
  await setVariable(connection, 'own_columns', structValue(columns));
  try {
    await runSqlFile(connection, sql('insert-text-rows'), {
      own_file: filePattern(file.path),
      number,
      delimiter,
      quote,
      compression: file.isGzip ? 'gzip' : 'none',
    });
  } catch (error) {
    context.signal.throwIfAborted();
    throw await textFault(error, file, context);
  }
}

/** The names in a header, without their quotes. */
function splitHeader(line: string, { delimiter, quote }: TextFile['kind']): readonly string[] {
  const names = line.split(delimiter);
  return quote === '' ? names : names.map((name) => name.replace(/^"(.*)"$/, '$1'));
}

function checkColumns({ path, name }: OwnTermsFile, header: readonly string[]): void {
  // DuckDB does not distinguish names that only differ in letter case
  const names = header.map((column) => column.toLowerCase());
  const twice = names.find((column, index) => names.indexOf(column) !== index);
  const missing = REQUIRED.filter((column) => !header.includes(column));
  const found = header.map((column) => `"${clip(column)}"`).join(', ');
  if (missing.length > 0) {
    throw new SourceError(
      'source-column',
      `${name}: no column named ${missing.join(', ')}; the first row must name the columns ${USED.join(', ')} (the last two are optional), but it has ${clip(found)}`,
      { data: { file: path, line: 1, column: missing.join(', ') } },
    );
  }
  if (twice === undefined) return;
  throw new SourceError(
    'source-header',
    `${name}, line 1: two columns are named "${clip(twice)}"`,
    {
      data: { file: path, line: 1, column: clip(twice) },
    },
  );
}

/** DuckDB's error about a text, with the line of the file and the name of the column in it. */
async function textFault(error: unknown, file: TextFile, context: TaskContext): Promise<unknown> {
  const fault = asSourceError(error);
  const record = fault instanceof SourceError ? fault.data['line'] : undefined;
  if (!(fault instanceof SourceError) || typeof record !== 'number') return fault;
  const line = await lineOf(file, { among: 'all', place: record }, context);
  const what = fault.message.replace(/^.*?, line \d+: /s, '');
  const inColumns =
    file.kind.delimiter === ',' ? what.replace('tab-separated', 'comma-separated') : what;
  return new SourceError('source-value', `${file.name}, line ${line}: ${inColumns}`, {
    cause: error,
    data: { ...fault.data, line },
  });
}

async function readParquet(
  connection: DuckDBConnection,
  file: OwnTermsFile,
  number: number,
  context: TaskContext,
): Promise<void> {
  const { path, name } = file;
  const parameters = { own_file: filePattern(path) };
  try {
    const columns = await readRows(
      connection,
      sql('parquet-columns'),
      { name: 'text' },
      parameters,
    );
    checkColumns(
      file,
      columns.map((column) => column.name),
    );
    await runSqlFile(connection, sql('insert-parquet-rows'), { ...parameters, number });
  } catch (error) {
    context.signal.throwIfAborted();
    if (error instanceof SourceError) throw error;
    throw new SourceError(
      'source-value',
      `${name} cannot be read as Parquet: ${clip(messageOf(error))}`,
      { cause: error, data: { file: path } },
    );
  }
}
