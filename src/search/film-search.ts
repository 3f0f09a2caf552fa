import { RecentMap } from '../recent-map.ts';
import { asFilmId, rowOf } from '../similarity/model/model.ts';
import type { CriteriaTable } from './criterion.ts';
import {
  createOrderer,
  defaultDirection,
  type Direction,
  type FilmPage,
  type Sort,
} from './film-order.ts';
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

/** Everything that a search has found. */
interface Found {
  readonly matches: Matches;
  /** The rows of all the films, in order. */
  readonly rows: () => Int32Array;
  /**
   * At most `limit` of them, from the first one or from the one after a film; undefined when that film
   * is not among them.
   */
  readonly page: (limit: number, after?: number) => FilmPage | undefined;
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
  /** The same, to be had in order. */
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
      const order = { sort, direction };
      return {
        matches,
        rows: () => inOrder.all(matches, order),
        page(limit, after) {
          if (after === undefined) return inOrder.page(matches, order, { limit });
          const row = rowOf(films, asFilmId(after));
          return row === undefined
            ? undefined
            : inOrder.page(matches, order, { limit, after: row });
        },
      };
    },
    relax: async (criteria, signal, others = []) =>
      relaxationsOf([...(await matcher.matchEach(criteria, signal)), ...others]),
  };
}
