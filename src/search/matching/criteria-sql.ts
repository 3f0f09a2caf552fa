import { listValue } from '@duckdb/node-api';
import type { SqlParameters } from '../../duckdb/sql-file.ts';
import type { CriteriaTable } from '../criterion.ts';
import { BEST_FIT, FIT } from './matches.ts';
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

/** A text fits as it is, or without its accents. */
function patternCondition(criterion: string, text: string, isText: boolean): string {
  return isText
    ? `contains(lower(strip_accents(${text})), lower(strip_accents($${criterion})))`
    : `(regexp_matches(${text}, $${criterion}, 'i')
        OR regexp_matches(strip_accents(${text}), strip_accents($${criterion}), 'i'))`;
}

/** The patterns that can fit well or less well, and the columns in which they are found. */
export const TITLES = ['title', 'original_title'] as const;

/** How well the titles fit what was searched for, in SQL: the best of them. */
export function titleFitSql(criteria: CriteriaByName, asText: ReadonlySet<string>): string {
  const fits = TITLES.filter((title) => criteria[title] !== undefined).flatMap((title) => {
    const unaccented = [`strip_accents(${title})`, `strip_accents($${title})`] as const;
    return asText.has(title)
      ? [fitSql(unaccented[0], `lower(${unaccented[1]})`)]
      : [patternFitSql(title, `$${title}`), patternFitSql(...unaccented)];
  });
  return fits.length === 0 ? String(FIT.contains) : `greatest(${fits.join(', ')})`;
}

function patternFitSql(text: string, pattern: string): string {
  const found = `lower(regexp_extract(${text}, ${pattern}, 0, 'i'))`;
  return `CASE WHEN regexp_matches(${text}, ${pattern}, 'i') THEN ${fitSql(text, found)} ELSE 0 END`;
}

function fitSql(text: string, found: string): string {
  return `CASE WHEN lower(${text}) = ${found} THEN ${BEST_FIT}
    WHEN starts_with(lower(${text}), ${found}) THEN ${FIT.begins} ELSE ${FIT.contains} END`;
}
