import type { DuckDBConnection } from '@duckdb/node-api';
import { querySql, sqlText, textOf } from '../duckdb/sql-file.ts';
import { ReelatedError } from '../errors.ts';
import type { Progress } from '../workflow/task.ts';

const check = (name: string): URL => new URL(`./checks/${name}.sql`, import.meta.url);

/**
 * What must hold of a database before it is published. Each file is one query for the rows that
 * break a rule; its first line says the rule.
 */
export const SNAPSHOT_CHECKS: readonly URL[] = [
  check('film-columns'),
  check('film-keys'),
  check('film-values'),
  check('film-persons'),
  check('people-keys'),
  check('people-orphans'),
  check('credit-orphans'),
  check('term-orphans'),
  check('similarity-keys'),
  check('similarity-orphans'),
  check('similarity-values'),
  check('similarity-symmetric'),
  check('similarity-counts'),
  check('dataset-row'),
];

export interface CheckOptions {
  /** How many neighbours every film must have, where there are as many films. */
  readonly neighbours: number;
  readonly progress?: (progress: Progress) => void;
}

/** @throws ReelatedError `snapshot-check` that names the broken rule and a row that breaks it */
export async function checkSnapshot(
  connection: DuckDBConnection,
  { neighbours, progress }: CheckOptions,
): Promise<void> {
  for (const [done, file] of SNAPSHOT_CHECKS.entries()) {
    progress?.({ done, total: SNAPSHOT_CHECKS.length, unit: 'steps' });
    const statement = sqlText(file);
    const parameters = statement.includes('$neighbours') ? { neighbours } : undefined;
    const offenders = `SELECT *, count(*) OVER () AS offenders FROM (${statement}) LIMIT 1`;
    const [offender] = await querySql(connection, offenders, parameters);
    if (offender === undefined) continue;
    const { offenders: all, ...row } = offender;
    const count = Number(all);
    const rule = statement.split('\n', 1)[0]?.replace(/^-- /, '') ?? '';
    const example = Object.entries(row).map(([column, value]) => `${column} ${textOf(value)}`);
    throw new ReelatedError(
      'snapshot-check',
      `not published, ${count} rows break the rule "${rule}", such as ${example.join(', ')}`,
      { data: { rule, rows: count } },
    );
  }
}
