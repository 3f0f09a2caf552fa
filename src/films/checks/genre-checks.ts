import { filePattern, parquetPattern } from '../../duckdb/columns.ts';
import { sqlChecks } from '../../duckdb/sql-checks.ts';
import type { CheckResult, Target, TaskContext } from '../../workflow/task.ts';

const CHECKS = [
  new URL('./genre-rows.sql', import.meta.url),
  new URL('./genre-folders.sql', import.meta.url),
];

/** Holds the rules against what `GenreParquets` has staged. */
export function checkGenres(
  context: TaskContext,
  films: Target,
  genres: Target,
): Promise<readonly CheckResult[]> {
  const staged = `${filePattern(context.stage(genres))}/*/*.parquet`;
  return sqlChecks(CHECKS, { films: parquetPattern(films.path), genres: staged }, context);
}
