import { listValue } from '@duckdb/node-api';
import type { SqlParameters } from '../../duckdb/sql-file.ts';
import type { CriteriaTable } from '../criterion.ts';
import { BEST_FIT } from './matches.ts';
import type { CriteriaByName } from './split-criteria.ts';

/** What follows WHERE, and the values that it binds. */
export interface Filter {
  readonly where: string;
  readonly parameters: SqlParameters;
}

/**
 * The condition for some criteria. Only SQL of the table of criteria gets into the statement; every
 * value is bound.
 *
 * @param asText the criteria whose pattern is matched as plain text
 */
export function filterOf(
  table: CriteriaTable,
  criteria: CriteriaByName,
  asText: ReadonlySet<string>,
): Filter {
  const conditions: string[] = [];
  const parameters: Record<string, SqlParameters[string]> = {};
  for (const [criterion, row] of Object.entries(table)) {
    const value = criteria[criterion];
    if (value === undefined) continue;
    conditions.push(
      row.type === 'pattern'
        ? patternCondition(criterion, row.text, asText.has(criterion))
        : row.condition,
    );
    parameters[criterion] = Array.isArray(value) ? listValue(value) : (value as string | number);
  }
  return { where: conditions.length === 0 ? 'true' : conditions.join(' AND '), parameters };
}

function patternCondition(criterion: string, text: string, isText: boolean): string {
  return isText
    ? `contains(lower(${text}), lower($${criterion}))`
    : `regexp_matches(${text}, $${criterion}, 'i')`;
}

/** The patterns that can fit well or less well, and the columns in which they are found. */
export const TITLES = ['title', 'original_title'] as const;

/** How well the titles fit what was searched for, in SQL: the best of them. */
export function titleFitSql(criteria: CriteriaByName, asText: ReadonlySet<string>): string {
  const fits = TITLES.filter((title) => criteria[title] !== undefined).map((title) => {
    const found = asText.has(title)
      ? `lower($${title})`
      : `lower(regexp_extract(${title}, $${title}, 0, 'i'))`;
    return `CASE WHEN lower(${title}) = ${found} THEN ${BEST_FIT}
      WHEN starts_with(lower(${title}), ${found}) THEN 2 ELSE 1 END`;
  });
  return fits.length === 0 ? '1' : `greatest(${fits.join(', ')})`;
}
