import { listValue, type DuckDBConnection } from '@duckdb/node-api';
import { sqlCheck } from '../duckdb/sql-checks.ts';
import type { SqlParameters } from '../duckdb/sql-file.ts';
import { ReelatedError } from '../errors.ts';
import { FILM_COLUMNS } from '../films/film-columns.ts';
import type { StoredPairs } from '../similarity/stored-pairs.ts';
import type { CheckResult, Progress } from '../workflow/task.ts';

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
  check('alternate-title-orphans'),
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

export interface CheckOptions {
  /** What films_cos_sim must hold. */
  readonly stored: StoredPairs;
  readonly progress?: (progress: Progress) => void;
}

/**
 * Holds all checks against a database and returns what came of each.
 *
 * @throws ReelatedError `snapshot-check` that names a broken rule and a row that breaks it
 */
export async function checkSnapshot(
  connection: DuckDBConnection,
  { stored, progress }: CheckOptions,
): Promise<readonly CheckResult[]> {
  const checks = [...CHECKS, ...PAIR_CHECKS[stored.kind]];
  const results: CheckResult[] = [];
  for (const [done, file] of checks.entries()) {
    progress?.({ done, total: checks.length, unit: 'steps' });
    const result = await sqlCheck(connection, file, parametersOf(stored));
    const { rule, offenders, example } = result;
    if (offenders > 0) {
      throw new ReelatedError(
        'snapshot-check',
        `not published, ${offenders} rows break the rule "${rule}", such as ${example}`,
        { data: { rule, rows: offenders } },
      );
    }
    results.push(result);
  }
  return results;
}

function parametersOf(stored: StoredPairs): SqlParameters {
  const columns = FILM_COLUMNS.map(({ name, type }) => `${name} ${type}`);
  return {
    film_columns: listValue(columns),
    ...(stored.kind === 'nearest'
      ? { neighbours: stored.neighbours }
      : { min_similarity: stored.minSimilarity }),
  };
}
