import { createOrderer, usualDirection, type Direction, type Sort } from './film-order.ts';
import type { FilmTable } from './film-table.ts';
import { rowOf } from '../similarity/model.ts';
import { matchFilms, relaxations, type Matches, type Relaxation } from './match-films.ts';
import type { QueryPool } from './query-pool.ts';
import type { SearchCriteria } from './search-criteria.ts';

/** How the films that meet criteria are ordered. */
export interface SearchOrder {
  /** `title` when absent. */
  readonly sort?: Sort | undefined;
  /** The sort's usual direction when absent. */
  readonly direction?: Direction | undefined;
}

/** Everything that a search has found, in order. */
export interface Found {
  readonly matches: Matches;
  /** The rows of all the films, in order. */
  readonly rows: Int32Array;
}

/** The searches of one snapshot; what was found lately is kept, so that its pages cost no query. */
export interface FilmSearch {
  readonly films: FilmTable;
  /**
   * The films that meet all criteria.
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
  /** Which criteria to drop when none was found. */
  readonly relax: (
    criteria: SearchCriteria,
    signal?: AbortSignal,
  ) => Promise<readonly Relaxation[]>;
}

/** How many searches are kept, a byte per film each. */
const KEPT_SEARCHES = 64;

/** Creates the searches over a snapshot's films, which run in its pool. */
export function createFilmSearch(pool: QueryPool, films: FilmTable): FilmSearch {
  const inOrder = createOrderer(films);
  const kept = new Map<string, Matches>();

  async function match(
    criteria: SearchCriteria,
    withFits: boolean,
    signal: AbortSignal | undefined,
  ): Promise<Matches> {
    const key = JSON.stringify([withFits, criteria]);
    const matches =
      kept.get(key) ??
      (await pool.run((connection) => matchFilms(connection, films, criteria, withFits), {
        signal,
      }));
    kept.delete(key);
    kept.set(key, matches);
    if (kept.size > KEPT_SEARCHES) kept.delete(kept.keys().next().value ?? key);
    return matches;
  }

  return {
    films,
    matching: async (criteria, signal) => match(criteria, false, signal),
    async find(criteria, { sort = 'title', direction = usualDirection(sort) }, signal) {
      const matches = await match(criteria, sort === 'relevance', signal);
      return { matches, rows: inOrder(matches, { sort, direction }) };
    },
    relax: async (criteria, signal) =>
      pool.run((connection) => relaxations(connection, criteria), { signal }),
  };
}

/**
 * A page of what was found: at most so many rows, from the first on or from that after a film;
 * undefined when the film is not among them.
 */
export function pageOfRows(
  films: FilmTable,
  rows: Int32Array,
  limit: number,
  after?: number,
): Int32Array | undefined {
  if (after === undefined) return rows.subarray(0, limit);
  const row = rowOf(films, after);
  const index = row === undefined ? -1 : rows.indexOf(row);
  return index === -1 ? undefined : rows.subarray(index + 1, index + 1 + limit);
}
