import type { DuckDBConnection } from '@duckdb/node-api';
import { interruptOn, openDuckDB } from './connect.ts';
import { querySql, sqlText, textOf, type SqlParameters } from './sql-file.ts';

/** What came of one rule. */
export interface SqlCheckResult {
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  /** How many rows break it. */
  readonly offenders: number;
  /** One of them, column by column; empty when there is none. */
  readonly example: string;
}

/** What a session that holds rules may take, and what ends it. */
export interface SqlCheckLimits {
  readonly workers: number;
  readonly memoryBytes: number;
  readonly signal: AbortSignal;
}

/**
 * Holds the rules of `.sql` files against parquet files, or a database file too; see
 * {@link sqlCheck}.
 */
export async function sqlChecks(
  files: readonly URL[],
  parameters: SqlParameters,
  { workers, memoryBytes, signal }: SqlCheckLimits,
  database?: string,
): Promise<readonly SqlCheckResult[]> {
  using session = await openDuckDB({
    threads: workers,
    memoryLimitBytes: memoryBytes,
    ...(database === undefined ? {} : { path: database, readOnly: true }),
  });
  using _interrupt = interruptOn(session.connection, signal);
  const results: SqlCheckResult[] = [];
  for (const file of files) results.push(await sqlCheck(session.connection, file, parameters));
  return results;
}

/**
 * Holds the rule of an `.sql` file against what a connection sees. The file is one query for the
 * rows that break the rule; its first line says it, after `warning:` where a breach only deserves a
 * look. Of the parameters it is given those that it names.
 */
export async function sqlCheck(
  connection: DuckDBConnection,
  file: URL,
  parameters: SqlParameters,
): Promise<SqlCheckResult> {
  const statement = sqlText(file);
  const [, warning, rule = ''] = /^-- (warning: )?(.*)/.exec(statement) ?? [];
  const bound = Object.entries(parameters).filter(([name]) => statement.includes(`$${name}`));
  const [offender] = await querySql(
    connection,
    `SELECT *, count(*) OVER () AS offenders FROM (${statement}) LIMIT 1`,
    Object.fromEntries(bound),
  );
  const { offenders = 0, ...row } = offender ?? {};
  const example = Object.entries(row).map(([column, value]) => `${column} ${textOf(value)}`);
  return {
    rule,
    severity: warning === undefined ? 'error' : 'warning',
    offenders: Number(offenders),
    example: example.join(', '),
  };
}
