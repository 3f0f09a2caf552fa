import type { DuckDBConnection } from '@duckdb/node-api';
import { querySql, sqlText, textOf, type SqlParameters } from '../duckdb/sql-file.ts';
import { ReelatedError } from '../errors.ts';
import type { StoredPairs } from '../similarity/cosine-similarity.ts';
import type { Progress } from '../workflow/task.ts';

const check = (name: string): URL => new URL(`./checks/${name}.sql`, import.meta.url);

/**
 * What must hold of a database before it is published. Each file is one query for the rows that
 * break a rule; its first line says the rule.
 */
const CHECKS: readonly URL[] = [
  check('film-columns'),
  check('film-keys'),
  check('film-values'),
  check('film-persons'),
  check('people-keys'),
  check('people-orphans'),
  check('credit-orphans'),
  check('term-orphans'),
  check('similarity-orphans'),
  check('similarity-values'),
  check('dataset-row'),
];

/** More of them, by what films_cos_sim holds; those for all pairs need no memory for each pair. */
const PAIR_CHECKS: Readonly<Record<StoredPairs['kind'], readonly URL[]>> = {
  nearest: [check('similarity-keys'), check('similarity-symmetric'), check('similarity-counts')],
  'all-pairs': [check('pair-order'), check('pair-counts')],
};

/** The checks of a database with such pairs. */
export function snapshotChecks({ kind }: StoredPairs): readonly URL[] {
  return [...CHECKS, ...PAIR_CHECKS[kind]];
}

export interface CheckOptions {
  /** What films_cos_sim must hold. */
  readonly stored: StoredPairs;
  readonly progress?: (progress: Progress) => void;
}

/** @throws ReelatedError `snapshot-check` that names the broken rule and a row that breaks it */
export async function checkSnapshot(
  connection: DuckDBConnection,
  { stored, progress }: CheckOptions,
): Promise<void> {
  const checks = snapshotChecks(stored);
  for (const [done, file] of checks.entries()) {
    progress?.({ done, total: checks.length, unit: 'steps' });
    const statement = sqlText(file);
    const parameters = parametersOf(statement, stored);
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

/** The parameters that a check asks for. */
function parametersOf(statement: string, stored: StoredPairs): SqlParameters | undefined {
  if (statement.includes('$neighbours') && stored.kind === 'nearest') {
    return { neighbours: stored.neighbours };
  }
  if (statement.includes('$min_similarity') && stored.kind === 'all-pairs') {
    return { min_similarity: stored.minSimilarity };
  }
  return undefined;
}
