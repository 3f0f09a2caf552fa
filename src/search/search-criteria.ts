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

/** The criteria on persons as conditions, each with the one parameter that it binds. */
const PERSON_CONDITIONS = [
  ['persons', 'list_has_all(persons, $persons::VARCHAR[])'],
  ['person_ids', WITH_PERSON_IDS],
  ['exclude_persons', 'NOT list_has_any(persons, $exclude_persons::VARCHAR[])'],
] as const satisfies readonly (readonly [Criterion, string])[];

/** The criteria that DuckDB answers; for the others the films in memory have all that is needed. */
export const DATABASE_CRITERIA = [
  ...PATTERN_CRITERIA,
  ...PERSON_CONDITIONS.map(([criterion]) => criterion),
];

export type DatabaseCriterion = (typeof DATABASE_CRITERIA)[number];

export type DatabaseCriteria = Pick<SearchCriteria, DatabaseCriterion>;

/** What stands after WHERE, and the values that it binds. */
export interface Filter {
  readonly where: string;
  readonly parameters: SqlParameters;
}

/**
 * The condition that criteria make. Only the fixed texts of this file reach the statement; every
 * value is bound.
 *
 * @param asText criteria whose pattern is to be found letter by letter
 */
export function filterOf(
  criteria: DatabaseCriteria,
  asText: ReadonlySet<PatternCriterion>,
): Filter {
  const conditions: string[] = [];
  const parameters: Record<string, SqlParameters[string]> = {};
  for (const criterion of PATTERN_CRITERIA) {
    const text = PATTERN_TEXTS[criterion];
    const pattern = criteria[criterion];
    if (pattern === undefined) continue;
    conditions.push(
      asText.has(criterion)
        ? `contains(lower(${text}), lower($${criterion}))`
        : `regexp_matches(${text}, $${criterion}, 'i')`,
    );
    parameters[criterion] = pattern;
  }
  for (const [criterion, condition] of PERSON_CONDITIONS) {
    const value = criteria[criterion];
    if (value === undefined) continue;
    parameters[criterion] = listValue(value);
    conditions.push(condition);
  }
  return { where: conditions.length === 0 ? 'true' : conditions.join(' AND '), parameters };
}
