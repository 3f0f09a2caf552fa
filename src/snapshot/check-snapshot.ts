import type { DuckDBConnection } from '@duckdb/node-api';
import { sqlCheck } from '../duckdb/sql-checks.ts';
import type { SqlParameters } from '../duckdb/sql-file.ts';
import { ReelatedError } from '../errors.ts';
import { FILM_RULE_PARAMETERS, FILM_RULES } from '../films/checks/film-checks.ts';
import type { StoredPairs } from '../similarity/stored-pairs.ts';
import { breach } from '../workflow/state/freshness/check-outputs.ts';
import type { CheckResult, Progress } from '../workflow/task.ts';

const check = (name: string): URL => new URL(`./checks/${name}.sql`, import.meta.url);

/** The rules for a database before it is published, besides {@link FILM_RULES}. */
const CHECKS: readonly URL[] = [
  check('term-orphans'),
  check('similarity-orphans'),
  check('similarity-values'),
  check('dataset-row'),
];

/** More rules, by what films_cos_sim contains; those for all pairs need no memory for each pair. */
const PAIR_CHECKS: Readonly<Record<StoredPairs['kind'], readonly URL[]>> = {
  nearest: [check('similarity-keys'), check('similarity-symmetric'), check('similarity-counts')],
  'all-pairs': [check('pair-order'), check('pair-counts')],
};

interface CheckOptions {
  /** What films_cos_sim must contain. */
  readonly stored: StoredPairs;
  readonly progress?: (progress: Progress) => void;
}

/**
 * Checks a database against all rules and returns the result of each.
 *
 * @throws ReelatedError `snapshot-check` naming a broken rule and a row that breaks it
 */
export async function checkSnapshot(
  connection: DuckDBConnection,
  { stored, progress }: CheckOptions,
): Promise<readonly CheckResult[]> {
  const checks = [...FILM_RULES, ...CHECKS, ...PAIR_CHECKS[stored.kind]];
  const results: CheckResult[] = [];
  for (const [done, file] of checks.entries()) {
    progress?.({ done, total: checks.length, unit: 'steps' });
    const result = await sqlCheck(connection, file, parametersOf(stored));
    if (result.offenders > 0) {
      const { rule, offenders: rows } = result;
      throw new ReelatedError('snapshot-check', `not published: ${breach(result)}`, {
        data: { rule, rows },
      });
    }
    results.push(result);
  }
  return results;
}

function parametersOf(stored: StoredPairs): SqlParameters {
  return stored.kind === 'nearest'
    ? { ...FILM_RULE_PARAMETERS, neighbours: stored.neighbours }
    : { ...FILM_RULE_PARAMETERS, min_similarity: stored.minSimilarity };
}
