import type { DuckDBConnection } from '@duckdb/node-api';
import { interruptOn, openDuckDB } from './connect.ts';
import { querySql, setVariable, sqlText, textOf, type SqlParameters } from './sql-file.ts';

/** The result of one rule. */
interface SqlCheckResult {
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  /** How many rows break it. */
  readonly offenders: number;
  /** One of them, column by column; empty when there are none. */
  readonly example: string;
}

/** The limits of a session that checks rules. */
interface SqlCheckLimits {
  readonly workers: number;
  readonly memoryBytes: number;
  readonly signal: AbortSignal;
}

/** What rules see besides their parameters. */
interface CheckedData {
  /** A database file. */
  readonly database?: string;
  /** Tables by name, each read from the parquet files that match a pattern. */
  readonly tables?: Readonly<Record<string, string>>;
}

/** Checks the rules in `.sql` files; see {@link sqlCheck}. */
export async function sqlChecks(
  files: readonly URL[],
  parameters: SqlParameters,
  { workers, memoryBytes, signal }: SqlCheckLimits,
  { database, tables = {} }: CheckedData = {},
): Promise<readonly SqlCheckResult[]> {
  using session = await openDuckDB({
    threads: workers,
    memoryLimitBytes: memoryBytes,
    ...(database === undefined ? {} : { path: database, readOnly: true }),
  });
  const { connection } = session;
  using _interrupt = interruptOn(connection, signal);
  for (const [name, pattern] of Object.entries(tables)) {
    await setVariable(connection, name, pattern);
    await connection.run(
      `CREATE VIEW ${name} AS FROM read_parquet(getvariable('${name}'), hive_partitioning = false)`,
    );
  }
  const results: SqlCheckResult[] = [];
  for (const file of files) results.push(await sqlCheck(connection, file, parameters));
  return results;
}

/**
 * Checks the rule in an `.sql` file on what a connection sees. The file is one query for the rows
 * that break the rule; its first line is the rule in words, after `warning:` if a breach only
 * deserves a look. The parameters that it does not name are left out.
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
