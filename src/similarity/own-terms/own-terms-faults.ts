import type { DuckDBConnection } from '@duckdb/node-api';
import { readRows } from '../../duckdb/rows.ts';
import { clip, SourceError } from '../../sources/source-error.ts';
import type { TaskContext } from '../../workflow/task.ts';
import { inCount } from '../../workflow/units.ts';
import { MOST_OWN_FIELDS } from './own-field-names.ts';
import { LEAST_WEIGHT, LONGEST_TEXT, MOST_WEIGHT } from './own-terms-limits.ts';
import type { OwnTermsFile } from './own-terms-file.ts';
import { lineOf } from './text-lines.ts';

const sql = (name: string): URL => new URL(`./${name}.sql`, import.meta.url);

const FAULT_ROW = {
  file: 'integer',
  row: 'integer',
  fault: 'text',
  faulty: 'text',
  faults: 'integer',
} as const;

/** What is wrong with a value, and what to do, by the fault's name in create-own-terms.sql. */
const FAULTS: Readonly<Record<string, (value: string) => string>> = {
  tconst: (value) =>
    `tconst must be an IMDb title id such as tt0078748, but it is "${value}"; correct the id or remove the row`,
  field: (value) =>
    `field must be 1 to 40 lower-case letters, digits, - or _, with a letter first, but it is "${value}"; rename the field`,
  reserved: (value) =>
    `field "${value}" has a meaning already; choose another name, such as "my-${value}"`,
  weight: (value) =>
    `weight must be a number from ${LEAST_WEIGHT.toFixed(6)} to ${MOST_WEIGHT}, but it is "${value}"; correct it, or leave it empty for 1`,
};

/** The error for the first row that cannot be used, if any. */
export async function faultyRow(
  connection: DuckDBConnection,
  files: readonly OwnTermsFile[],
  context: TaskContext,
): Promise<SourceError | undefined> {
  const [found] = await readRows(connection, sql('own-term-faults'), FAULT_ROW);
  const file = files[(found?.file ?? 0) - 1];
  if (found === undefined || file === undefined) return undefined;
  const place = await placeOf(file, found.row, context);
  const others = found.faults - 1;
  const more = others === 0 ? '' : ` (and ${inCount(others, 'other row')} with faults)`;
  const what = FAULTS[found.fault]?.(clip(found.faulty)) ?? found.fault;
  return new SourceError('source-value', `${file.name}, ${place}: ${what}${more}`, {
    data: { file: file.path, place, column: found.fault },
  });
}

const OMISSION_ROW = { kind: 'text', rows: 'integer', file: 'integer', row: 'integer' } as const;

const OMISSIONS: Readonly<Record<string, string>> = {
  empty: 'rows without a term were left out',
  long: `terms longer than ${LONGEST_TEXT} characters were left out`,
  label: `labels longer than ${LONGEST_TEXT} characters were cut`,
  repeated: 'rows repeat a term of the same film; the greatest weight counts',
};

/** What was left out or shortened, one line for each kind, with the first place. */
export async function omissionsIn(
  connection: DuckDBConnection,
  files: readonly OwnTermsFile[],
  context: TaskContext,
): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const { kind, rows, file, row } of await readRows(
    connection,
    sql('own-term-omissions'),
    OMISSION_ROW,
  )) {
    const first = files[file - 1];
    if (first === undefined) continue;
    const place = await placeOf(first, row, context);
    lines.push(`${OMISSIONS[kind] ?? kind}: ${rows} (first: ${first.name}, ${place})`);
  }
  return lines;
}

/** Where a row is, for people: a line of a text, a row of a table. */
async function placeOf(file: OwnTermsFile, row: number, context: TaskContext): Promise<string> {
  if (file.kind.format === 'parquet') return `row ${row}`;
  // the header is the first record that is filled
  return `line ${await lineOf(file, { among: 'filled', place: row + 1 }, context)}`;
}

/** The error for files without a single term. */
export function emptyTerms(files: readonly OwnTermsFile[]): SourceError {
  const names = files.map(({ name }) => name).join(', ');
  return new SourceError(
    'source-empty',
    `${names}: no row has a term; add some, or leave out --terms`,
    {
      data: { file: files[0]?.path ?? '' },
    },
  );
}

/** The error for more fields than there may be; undefined when there are not too many. */
export function tooManyFields(
  fields: readonly { readonly field: string; readonly file: number }[],
  files: readonly OwnTermsFile[],
): SourceError | undefined {
  const next = fields[MOST_OWN_FIELDS];
  if (next === undefined) return undefined;
  const file = files[next.file - 1];
  return new SourceError(
    'source-value',
    `${file?.name ?? ''}: there are ${fields.length} fields, but there can be ${MOST_OWN_FIELDS} at most; is the column field the right one?`,
    { data: { file: file?.path ?? '', fields: fields.length } },
  );
}
