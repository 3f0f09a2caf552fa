import { listValue } from '@duckdb/node-api';
import type { SqlParameters } from '../duckdb/sql-file.ts';

/** What a search may ask for; every criterion given must hold, none means all films. */
export interface SearchCriteria {
  /** A regular expression, found anywhere in the title, whatever its letter case. */
  readonly title?: string;
  /** The same, in the original title. */
  readonly original_title?: string;
  /** The same, in the film's genres joined by `,`. */
  readonly genre?: string;
  /** The same, in the names of the film's persons joined by `,`. */
  readonly person?: string;
  /** The film has all of these genres. */
  readonly genres?: readonly string[];
  /** The film has none of these genres. */
  readonly exclude_genres?: readonly string[];
  /** All of these persons took part, by name: people of one name are not told apart. */
  readonly persons?: readonly string[];
  /** All of these persons took part, by IMDb's name id without its `nm`. */
  readonly person_ids?: readonly number[];
  /** None of these persons took part. */
  readonly exclude_persons?: readonly string[];
  /** The code of the film's language. */
  readonly language?: string;
  /** `YYYY-MM-DD`; a film's date is 1 January of its year. */
  readonly earliest_date?: string;
  readonly latest_date?: string;
  /** Minutes. */
  readonly min_duration?: number;
  readonly max_duration?: number;
  readonly min_rating?: number;
  readonly max_rating?: number;
  /** At least so many votes. */
  readonly vote_count?: number;
}

export type Criterion = keyof SearchCriteria;

/** The criteria that are regular expressions. */
export const PATTERN_CRITERIA = [
  'title',
  'original_title',
  'genre',
  'person',
] as const satisfies readonly Criterion[];

export type PatternCriterion = (typeof PATTERN_CRITERIA)[number];

/** The text in which each pattern is looked for, as SQL. */
export const PATTERN_TEXTS = {
  title: 'title',
  original_title: 'original_title',
  genre: `array_to_string(genres, ',')`,
  person: `array_to_string(persons, ',')`,
} as const satisfies Record<PatternCriterion, string>;

const WITH_PERSON_IDS = `film_id IN (
  SELECT credits.film_id FROM credits
  WHERE list_contains($person_ids::INTEGER[], person_id)
  GROUP BY credits.film_id
  HAVING count(DISTINCT person_id) = list_unique($person_ids::INTEGER[])
)`;

/** The other criteria as conditions, each with the one parameter that it binds. */
const COMPARISONS = [
  ['genres', 'list_has_all(genres, $genres::VARCHAR[])'],
  ['exclude_genres', 'NOT list_has_any(genres, $exclude_genres::VARCHAR[])'],
  ['persons', 'list_has_all(persons, $persons::VARCHAR[])'],
  ['person_ids', WITH_PERSON_IDS],
  ['exclude_persons', 'NOT list_has_any(persons, $exclude_persons::VARCHAR[])'],
  ['language', 'language = $language'],
  ['earliest_date', 'year >= $earliest_date::DATE'],
  ['latest_date', 'year <= $latest_date::DATE'],
  ['min_duration', 'duration >= $min_duration'],
  ['max_duration', 'duration <= $max_duration'],
  ['min_rating', 'rating::DOUBLE >= $min_rating'],
  ['max_rating', 'rating::DOUBLE <= $max_rating'],
  ['vote_count', 'vote_count >= $vote_count'],
] as const satisfies readonly (readonly [Exclude<Criterion, PatternCriterion>, string])[];

/** One criterion as a condition of a WHERE clause. */
export interface Condition {
  readonly criterion: Criterion;
  readonly sql: string;
}

/** Fixed conditions that must all hold, and the values that they bind. */
export interface Filter {
  readonly conditions: readonly Condition[];
  readonly parameters: SqlParameters;
}

/**
 * The conditions that criteria make. Only the fixed texts of this file reach the statement; every
 * value is bound.
 *
 * @param asText criteria whose pattern is to be found letter by letter
 */
export function filterOf(criteria: SearchCriteria, asText: ReadonlySet<PatternCriterion>): Filter {
  const conditions: Condition[] = [];
  const parameters: Record<string, SqlParameters[string]> = {};
  for (const criterion of PATTERN_CRITERIA) {
    const text = PATTERN_TEXTS[criterion];
    const pattern = criteria[criterion];
    if (pattern === undefined) continue;
    const sql = asText.has(criterion)
      ? `contains(lower(${text}), lower($${criterion}))`
      : `regexp_matches(${text}, $${criterion}, 'i')`;
    conditions.push({ criterion, sql });
    parameters[criterion] = pattern;
  }
  for (const [criterion, sql] of COMPARISONS) {
    const value = criteria[criterion];
    if (value === undefined) continue;
    if (typeof value === 'string' || typeof value === 'number') parameters[criterion] = value;
    // every film has all of no genres, and DuckDB cannot tell the type of an empty list
    else if (value.length === 0) continue;
    else parameters[criterion] = listValue(value);
    conditions.push({ criterion, sql });
  }
  return { conditions, parameters };
}

/** What stands after WHERE for conditions that must all hold. */
export function allOf(conditions: readonly Condition[]): string {
  return conditions.length === 0 ? 'true' : conditions.map(({ sql }) => sql).join(' AND ');
}
