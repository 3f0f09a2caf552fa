import { RecentMap } from '../recent-map.ts';
import { asFilmId, rowOf } from '../similarity/model/model.ts';
import type { CriteriaTable } from './criterion.ts';
import { createOrderer, defaultDirection, type Direction, type Sort } from './film-order.ts';
import { createMatcher } from './matching/matcher.ts';
import { filtered, type Matches } from './matching/matches.ts';
import type { QueryPool } from './query-pool.ts';
import { relaxationsOf, type CriterionMatches, type Relaxation } from './relaxations.ts';
import { CRITERIA, type SearchCriteria } from './search-criteria.ts';
import type { FilmTable } from './table/film-table.ts';

/** How matching films are ordered, and which may be found at all. */
export interface SearchOrder {
  /** `title` when absent. */
  readonly sort?: Sort | undefined;
  /** The default direction of the sort when absent. */
  readonly direction?: Direction | undefined;
  /** n, by row: 0 for films that must not be found; all may be when absent. */
  readonly filter?: Uint8Array | undefined;
}

/** Everything that a search has found, in order. */
interface Found {
  readonly matches: Matches;
  /** The rows of all the films, in order. */
  readonly rows: Int32Array;
}

/** The searches of one snapshot; recent results are kept, so that their pages need no query. */
export interface FilmSearch {
  readonly films: FilmTable;
  /**
   * The films that match all criteria.
   *
   * @throws {ReelatedError} `pattern-unsupported`
   */
  readonly matching: (criteria: SearchCriteria, signal?: AbortSignal) => Promise<Matches>;
  /** The same, in order. */
  readonly find: (
    criteria: SearchCriteria,
    order: SearchOrder,
    signal?: AbortSignal,
  ) => Promise<Found>;
  /** Which criteria to drop when no film matches, where others may have been matched elsewhere. */
  readonly relax: (
    criteria: SearchCriteria,
    signal?: AbortSignal,
    others?: readonly CriterionMatches[],
  ) => Promise<readonly Relaxation[]>;
}

/** How many results are kept, a byte per film each. */
const KEPT_SEARCHES = 64;

/**
 * Creates the searches over a snapshot's films, which run in its pool.
 *
 * @param table the criteria that searches may have
 */
export function createFilmSearch(
  pool: QueryPool,
  films: FilmTable,
  table: CriteriaTable = CRITERIA,
): FilmSearch {
  const inOrder = createOrderer(films);
  const matcher = createMatcher(pool, films, table);
  const kept = new RecentMap<string, Matches>(KEPT_SEARCHES);

  async function match(
    criteria: SearchCriteria,
    withFits: boolean,
    signal: AbortSignal | undefined,
  ): Promise<Matches> {
    const key = JSON.stringify([withFits, criteria]);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const matches = await matcher.match(criteria, withFits, signal);
    kept.set(key, matches);
    return matches;
  }

  return {
    films,
    matching: async (criteria, signal) => match(criteria, false, signal),
    async find(criteria, { sort = 'title', direction = defaultDirection(sort), filter }, signal) {
      const found = await match(criteria, sort === 'relevance', signal);
      const matches = filter === undefined ? found : filtered(found, filter);
      return { matches, rows: inOrder(matches, { sort, direction }) };
    },
    relax: async (criteria, signal, others = []) =>
      relaxationsOf([...(await matcher.matchEach(criteria, signal)), ...others]),
  };
}

/**
 * A page of what was found: at most `limit` rows, from the first one or from the one after a film;
 * undefined when that film is not among them.
 */
export function pageOfRows(
  films: FilmTable,
  rows: Int32Array,
  limit: number,
  after?: number,
): Int32Array | undefined {
  if (after === undefined) return rows.subarray(0, limit);
  const row = rowOf(films, asFilmId(after));
  const index = row === undefined ? -1 : rows.indexOf(row);
  return index === -1 ? undefined : rows.subarray(index + 1, index + 1 + limit);
}
