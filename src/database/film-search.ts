import type { DuckDBConnection } from '@duckdb/node-api';
import { querySql } from '../duckdb/sql-file.ts';
import { FILM_COLUMNS, filmsOf, type Film } from './film.ts';
import { filterOf, type PatternCriterion, type SearchCriteria } from './search-criteria.ts';
import { patternsMeantAsText } from './search-pattern.ts';

/** Where a page of films begins: after this film in the order of title, then film_id. */
export interface FilmPosition {
  readonly title: string;
  readonly film_id: number;
}

export interface SearchPage {
  /** At least 1. */
  readonly limit: number;
  /** Absent: the first page. */
  readonly after?: FilmPosition;
}

export interface SearchResult {
  readonly films: readonly Film[];
  /** How many films meet the criteria, on all pages. */
  readonly total: number;
  /** Where the next page begins; null on the last one. */
  readonly next: FilmPosition | null;
  /** The criteria whose text is no pattern and was found letter by letter. */
  readonly matchedAsText: readonly PatternCriterion[];
}

/**
 * The films that meet all criteria, ordered by title, then film_id. Titles compare by the code
 * points of their characters (DuckDB's binary collation), so that `Zulu` stands before `alien`, the
 * order is the same on every machine, and a page can begin after any film.
 *
 * @throws {ReelatedError} `pattern-unsupported`
 */
export async function searchFilms(
  connection: DuckDBConnection,
  criteria: SearchCriteria,
  page: SearchPage,
): Promise<SearchResult> {
  const asText = await patternsMeantAsText(connection, criteria);
  const { where, parameters } = filterOf(criteria, asText);
  const [counted] = await querySql(
    connection,
    `SELECT count(*)::INTEGER AS total FROM films WHERE ${where}`,
    parameters,
  );
  // one row more than asked for tells whether there is another page
  const rows = await querySql(connection, pageStatement(where, page.after !== undefined), {
    ...parameters,
    ...(page.after && { after_title: page.after.title, after_id: page.after.film_id }),
    rows: page.limit + 1,
  });
  const found = filmsOf(rows);
  const films = found.slice(0, page.limit);
  const last = films.at(-1);
  return {
    films,
    total: Number(counted?.total),
    next: found.length > page.limit && last ? { title: last.title, film_id: last.film_id } : null,
    matchedAsText: [...asText],
  };
}

function pageStatement(where: string, continued: boolean): string {
  const after = 'AND (title > $after_title OR (title = $after_title AND film_id > $after_id))';
  return `SELECT ${FILM_COLUMNS} FROM films
    WHERE ${where} ${continued ? after : ''}
    ORDER BY title, film_id LIMIT $rows`;
}
