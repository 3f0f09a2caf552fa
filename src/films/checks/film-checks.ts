import { parquetPattern } from '../../duckdb/columns.ts';
import { sqlChecks } from '../../duckdb/sql-checks.ts';
import type { CheckResult, TaskContext } from '../../workflow/task.ts';
import type { FilmTargets } from '../film-targets.ts';

/** The rules that hold of the films, people, credits and alternate titles. */
export const FILM_CHECKS: readonly URL[] = [
  new URL('./film-count.sql', import.meta.url),
  new URL('./film-keys.sql', import.meta.url),
  new URL('./film-ranges.sql', import.meta.url),
  new URL('./person-keys.sql', import.meta.url),
  new URL('./credit-films.sql', import.meta.url),
  new URL('./alternate-title-films.sql', import.meta.url),
  new URL('./alternate-title-texts.sql', import.meta.url),
  new URL('./known-shares.sql', import.meta.url),
];

/** Holds the rules against what `PrepFilms` has staged. */
export function checkFilms(
  context: TaskContext,
  { films, people, credits, alternateTitles }: FilmTargets,
): Promise<readonly CheckResult[]> {
  const staged = (target: FilmTargets['films']): string => parquetPattern(context.stage(target));
  const folders = {
    films: staged(films),
    people: staged(people),
    credits: staged(credits),
    alternate_titles: staged(alternateTitles),
  };
  return sqlChecks(FILM_CHECKS, folders, context);
}
