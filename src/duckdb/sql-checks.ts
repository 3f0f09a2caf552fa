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

/**
 * Holds the rules of `.sql` files against parquet files. Each file is one query for the rows that
 * break a rule; its first line says the rule, after `warning:` where a breach only deserves a look.
 */
export async function sqlChecks(
  files: readonly URL[],
  parameters: SqlParameters,
  { workers, signal }: { readonly workers: number; readonly signal: AbortSignal },
): Promise<readonly SqlCheckResult[]> {
  using session = await openDuckDB({ threads: workers });
  using _interrupt = interruptOn(session.connection, signal);
  const results: SqlCheckResult[] = [];
  for (const file of files) {
    const statement = sqlText(file);
    const [, warning, rule = ''] = /^-- (warning: )?(.*)/.exec(statement) ?? [];
    const bound = Object.entries(parameters).filter(([name]) => statement.includes(`$${name}`));
    const [offender] = await querySql(
      session.connection,
      `SELECT *, count(*) OVER () AS offenders FROM (${statement}) LIMIT 1`,
      Object.fromEntries(bound),
    );
    const { offenders = 0, ...row } = offender ?? {};
    const example = Object.entries(row).map(([column, value]) => `${column} ${textOf(value)}`);
    results.push({
      rule,
      severity: warning === undefined ? 'error' : 'warning',
      offenders: Number(offenders),
      example: example.join(', '),
    });
  }
  return results;
}
