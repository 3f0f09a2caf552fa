import { listValue } from '@duckdb/node-api';
import { parquetPattern } from '../../duckdb/columns.ts';
import { sqlChecks } from '../../duckdb/sql-checks.ts';
import type { SqlParameters } from '../../duckdb/sql-file.ts';
import type { CheckResult, TaskContext } from '../../workflow/task.ts';
import { FILM_COLUMNS } from '../film-columns.ts';
import type { FilmTargets } from '../film-targets.ts';

/** The rules for the films alone. */
export const PUBLISHED_FILM_RULES: readonly URL[] = [
  new URL('./film-count.sql', import.meta.url),
  new URL('./film-columns.sql', import.meta.url),
  new URL('./film-keys.sql', import.meta.url),
  new URL('./film-values.sql', import.meta.url),
];

/**
 * The rules for films, people, credits and alternate titles. They must hold for the parquet files
 * and, once these are loaded, for the tables of the database.
 */
export const FILM_RULES: readonly URL[] = [
  ...PUBLISHED_FILM_RULES,
  new URL('./film-persons.sql', import.meta.url),
  new URL('./people-keys.sql', import.meta.url),
  new URL('./people-orphans.sql', import.meta.url),
  new URL('./credit-orphans.sql', import.meta.url),
  new URL('./alternate-title-orphans.sql', import.meta.url),
  new URL('./alternate-title-texts.sql', import.meta.url),
];

/** What only deserves a look, once. */
const WARNINGS = [new URL('./known-shares.sql', import.meta.url)];

/** The parameters of {@link FILM_RULES}. */
export const FILM_RULE_PARAMETERS: SqlParameters = {
  film_columns: listValue(FILM_COLUMNS.map(({ name, type }) => `${name} ${type}`)),
};

/** Checks what `PrepFilms` has staged. */
export async function checkFilms(
  context: Pick<TaskContext, 'stage' | 'memoryBytes' | 'signal'>,
  { films, people, credits, alternateTitles }: FilmTargets,
): Promise<readonly CheckResult[]> {
  const staged = (target: FilmTargets['films']): string => parquetPattern(context.stage(target));
  const tables = {
    films: staged(films),
    people: staged(people),
    credits: staged(credits),
    alternate_titles: staged(alternateTitles),
  };
  // films are few next to the lines they come from: sharing such short queries among threads takes
  // twice the processor time and is no faster
  const limits = { workers: 1, memoryBytes: context.memoryBytes, signal: context.signal };
  return sqlChecks([...FILM_RULES, ...WARNINGS], FILM_RULE_PARAMETERS, limits, { tables });
}
