import { parquetPattern } from '../../duckdb/columns.ts';
import { sqlChecks } from '../../duckdb/sql-checks.ts';
import type { CheckResult, Target, TaskContext } from '../../workflow/task.ts';

const CHECKS = [
  new URL('./pair-values.sql', import.meta.url),
  new URL('./neighbour-order.sql', import.meta.url),
  new URL('./neighbour-counts.sql', import.meta.url),
];

/** Checks the nearest films that `CosineSimilarity` has staged. */
export function checkNeighbours(
  context: TaskContext,
  csfilms: Target,
  neighbours: number,
): Promise<readonly CheckResult[]> {
  const pattern = parquetPattern(context.stage(csfilms));
  return sqlChecks(CHECKS, { csfilms: pattern, neighbours }, context);
}
