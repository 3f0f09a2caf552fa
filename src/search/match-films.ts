import { listValue, type DuckDBConnection } from '@duckdb/node-api';
import { readColumns } from '../duckdb/columns.ts';
import type { FilmTable } from './table/film-table.ts';
import { rowOf } from '../similarity/model/model.ts';
import { filterOf, type DatabaseCriteria, type PatternCriterion } from './search-criteria.ts';
import { patternsMeantAsText } from './patterns/search-pattern.ts';

/** The films that meet criteria. */
export interface Matches {
  /** n, by row: 0 where the criteria do not hold; else how well the title fits, at least 1. */
  readonly fits: Uint8Array;
  /** How many films meet them. */
  readonly total: number;
  /** The criteria whose text is no pattern and was found letter by letter. */
  readonly matchedAsText: readonly PatternCriterion[];
}

/** The greatest fit: the title is what was looked for; below, it begins so, or holds it. */
export const BEST_FIT = 3;

/**
 * Finds the films that meet all criteria.
 *
 * @param withFits whether to tell titles apart by how well they fit; all are 1 otherwise
 * @param among the ids of the only films that may be found; all when absent
 * @throws {ReelatedError} `pattern-unsupported`
 */
export async function matchFilms(
  connection: DuckDBConnection,
  films: FilmTable,
  criteria: DatabaseCriteria,
  withFits: boolean,
  among?: readonly number[],
): Promise<Matches> {
  const asText = await patternsMeantAsText(connection, criteria);
  const { where, parameters } = filterOf(criteria, asText);
  const few =
    among === undefined
      ? ''
      : 'SEMI JOIN (SELECT unnest($among::INTEGER[]) AS film_id) USING (film_id)';
  const fits = new Uint8Array(films.filmIds.length);
  const found = await readColumns(
    connection,
    `SELECT film_id, ${withFits ? fitOf(criteria, asText) : '1'} AS fit
    FROM films ${few} WHERE ${where}`,
    { film_id: 'integer', fit: 'integer' },
    among === undefined ? parameters : { ...parameters, among: listValue(among) },
  );
  for (const [i, filmId] of found.film_id.entries()) {
    const row = rowOf(films, filmId);
    if (row !== undefined) fits[row] = found.fit[i] ?? 1;
  }
  return { fits, total: found.film_id.length, matchedAsText: [...asText] };
}

/** What meets no criteria at all: every film. */
export function allFilms({ filmIds }: FilmTable): Matches {
  const fits = new Uint8Array(filmIds.length).fill(1);
  return { fits, total: fits.length, matchedAsText: [] };
}

/** How well a title fits that holds a pattern, as {@link Matches} tells it. */
export function titleFit(title: string, pattern: RegExp): number {
  const found = (pattern.exec(title)?.[0] ?? '').toLowerCase();
  const whole = title.toLowerCase();
  if (whole === found) return BEST_FIT;
  return whole.startsWith(found) ? 2 : 1;
}

/** The criteria whose pattern can fit well or less well. */
export const TITLES = ['title', 'original_title'] as const;

/** How well the titles that were looked for fit: the best of them. */
function fitOf(criteria: DatabaseCriteria, asText: ReadonlySet<PatternCriterion>): string {
  const fits = TITLES.filter((title) => criteria[title] !== undefined).map((title) => {
    const found = asText.has(title)
      ? `lower($${title})`
      : `lower(regexp_extract(${title}, $${title}, 0, 'i'))`;
    return `CASE WHEN lower(${title}) = ${found} THEN ${BEST_FIT}
      WHEN starts_with(lower(${title}), ${found}) THEN 2 ELSE 1 END`;
  });
  return fits.length === 0 ? '1' : `greatest(${fits.join(', ')})`;
}
