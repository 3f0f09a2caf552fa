import { parquetPattern } from '../../duckdb/columns.ts';
import { sqlChecks } from '../../duckdb/sql-checks.ts';
import type { CheckResult, Target, TaskContext } from '../../workflow/task.ts';
import type { TermTargets } from '../terms/term-targets.ts';

const CHECKS = [
  new URL('./term-keys.sql', import.meta.url),
  new URL('./term-weights.sql', import.meta.url),
  new URL('./term-films.sql', import.meta.url),
  new URL('./films-with-terms.sql', import.meta.url),
  new URL('./term-labels.sql', import.meta.url),
];

/** Checks what `FilmTerms` has staged. */
export function checkTerms(
  context: TaskContext,
  films: Target,
  { terms, labels }: Pick<TermTargets, 'terms' | 'labels'>,
): Promise<readonly CheckResult[]> {
  const folders = {
    films: parquetPattern(films.path),
    terms: parquetPattern(context.stage(terms)),
    labels: parquetPattern(context.stage(labels)),
  };
  return sqlChecks(CHECKS, folders, context);
}
