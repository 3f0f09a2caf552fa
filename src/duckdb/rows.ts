/** Rows as objects whose columns are checked, so that a statement and its reader cannot diverge. */
import type { DuckDBConnection, JS } from '@duckdb/node-api';
import { querySqlFile, textOf, type SqlParameters, type SqlRow } from './sql-file.ts';

interface Values {
  readonly integer: number;
  readonly number: number;
  readonly text: string;
  readonly texts: readonly string[];
}

/** What a column contains; with a question mark, also null. */
export type ValueKind = keyof Values | `${keyof Values}?`;

/** The rows that {@link readRows} returns for these columns. */
export type RowOf<Columns extends Readonly<Record<string, ValueKind>>> = {
  readonly [Name in keyof Columns]: Columns[Name] extends `${infer Kind extends keyof Values}?`
    ? Values[Kind] | null
    : Values[Extract<Columns[Name], keyof Values>];
};

const FITS: Readonly<Record<keyof Values, (value: JS | undefined) => boolean>> = {
  integer: Number.isSafeInteger,
  number: (value) => typeof value === 'number',
  text: (value) => typeof value === 'string',
  texts: (value) => Array.isArray(value) && value.every((one) => typeof one === 'string'),
};

/**
 * Runs the statement of an `.sql` file and returns its rows. Columns that are not named are left
 * out.
 *
 * @throws TypeError when a column is missing or contains anything else
 * @example
 * const rows = await readRows(connection, PERSON, { name: 'text', birth_year: 'integer?' }, { id: 1 });
 */
export async function readRows<const Columns extends Readonly<Record<string, ValueKind>>>(
  connection: DuckDBConnection,
  file: URL,
  columns: Columns,
  parameters?: SqlParameters,
): Promise<readonly RowOf<Columns>[]> {
  const rows = await querySqlFile(connection, file, parameters);
  return rows.map((row) => checkedRow(row, columns));
}

/**
 * A row of these columns.
 *
 * @throws TypeError when a column is missing or contains anything else
 */
export function checkedRow<const Columns extends Readonly<Record<string, ValueKind>>>(
  row: SqlRow,
  columns: Columns,
): RowOf<Columns> {
  const checked = Object.entries(columns).map(([name, kind]) => {
    const value = row[name];
    if (!fits(value, kind)) {
      throw new TypeError(`column ${name} must be ${inWords(kind)}, but it is ${textOf(value)}`);
    }
    return [name, value];
  });
  return Object.fromEntries(checked) as RowOf<Columns>;
}

function fits(value: JS | undefined, kind: ValueKind): boolean {
  if (isNullable(kind)) return value === null || FITS[withoutMark(kind)](value);
  return FITS[withoutMark(kind)](value);
}

function isNullable(kind: ValueKind): boolean {
  return kind.endsWith('?');
}

function withoutMark(kind: ValueKind): keyof Values {
  return kind.replace('?', '') as keyof Values;
}

const WORDS: Readonly<Record<keyof Values, string>> = {
  integer: 'a whole number',
  number: 'a number',
  text: 'text',
  texts: 'a list of texts',
};

function inWords(kind: ValueKind): string {
  return `${WORDS[withoutMark(kind)]}${isNullable(kind) ? ' or null' : ''}`;
}
