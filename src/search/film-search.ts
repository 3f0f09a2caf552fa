import { createOrderer, usualDirection, type Direction, type Sort } from './film-order.ts';
import type { FilmTable } from './table/film-table.ts';
import { RecentMap } from '../recent-map.ts';
import { rowOf } from '../similarity/model/model.ts';
import { allFilms, matchFilms, titleFit, TITLES, type Matches } from './match-films.ts';
import { narrowToPattern, plainPattern, type PlainPattern } from './patterns/plain-pattern.ts';
import type { QueryPool } from './query-pool.ts';
import { relaxationsOf, type Alone, type Relaxation } from './relaxations.ts';
import {
  DATABASE_CRITERIA,
  PATTERN_CRITERIA,
  type DatabaseCriteria,
  type DatabaseCriterion,
  type PatternCriterion,
  type SearchCriteria,
} from './search-criteria.ts';
import { searchTexts } from './patterns/search-texts.ts';
import {
  narrowToTest,
  TABLE_CRITERIA,
  tableTest,
  type TableCriterion,
  type TableTest,
} from './table/table-criteria.ts';

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

/** So many films at most are named to DuckDB, so that it looks at no others. */
const FEW = 1000;

/** Creates the searches over a snapshot's films, which run in its pool. */
export function createFilmSearch(pool: QueryPool, films: FilmTable): FilmSearch {
  const inOrder = createOrderer(films);
  const textsOf = searchTexts(pool);
  const kept = new RecentMap<string, Matches>(KEPT_SEARCHES);

  async function match(
    criteria: SearchCriteria,
    withFits: boolean,
    signal: AbortSignal | undefined,
  ): Promise<Matches> {
    const key = JSON.stringify([withFits, criteria]);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const matches = await matchAnew(criteria, withFits, signal);
    kept.set(key, matches);
    return matches;
  }

  async function matchAnew(
    criteria: SearchCriteria,
    withFits: boolean,
    signal: AbortSignal | undefined,
  ): Promise<Matches> {
    const { inMemory, others } = split(films, criteria);
    const found = allFilms(films);
    let { total } = found;
    for (const asked of inMemory) total = await narrow(found.fits, asked, withFits, signal);
    if (Object.keys(others).length === 0) return { ...found, total };
    const among = total > FEW ? undefined : idsOf(films, found.fits);
    const rest = await pool.run(
      async (connection) => matchFilms(connection, films, others, withFits, among),
      { signal },
    );
    if (inMemory.length === 0) return rest;
    return { ...rest, ...both(found.fits, rest.fits) };
  }

  async function narrow(
    fits: Uint8Array,
    asked: InMemory,
    withFits: boolean,
    signal: AbortSignal | undefined,
  ): Promise<number> {
    if ('test' in asked) return narrowToTest(fits, asked.test);
    const { criterion, pattern } = asked;
    const isTitle = withFits && TITLES.some((title) => title === criterion);
    const texts = await textsOf(criterion);
    return narrowToPattern(fits, texts, pattern, isTitle ? titleFit : undefined, signal);
  }

  /** Each criterion of a search, and the films that meet it whatever the others ask. */
  async function eachAlone(
    criteria: SearchCriteria,
    signal: AbortSignal | undefined,
  ): Promise<readonly Alone[]> {
    const { inMemory, others } = split(films, criteria);
    const alone: Alone[] = [];
    for (const asked of inMemory) {
      const { fits } = allFilms(films);
      await narrow(fits, asked, false, signal);
      alone.push({ criterion: asked.criterion, fits });
    }
    if (Object.keys(others).length === 0) return alone;
    await pool.run(
      async (connection) => {
        for (const criterion of DATABASE_CRITERIA) {
          if (others[criterion] === undefined) continue;
          const asked = { [criterion]: others[criterion] };
          const { fits } = await matchFilms(connection, films, asked, false);
          alone.push({ criterion, fits });
        }
      },
      { signal },
    );
    return alone;
  }

  return {
    films,
    matching: async (criteria, signal) => match(criteria, false, signal),
    async find(criteria, { sort = 'title', direction = usualDirection(sort) }, signal) {
      const matches = await match(criteria, sort === 'relevance', signal);
      return { matches, rows: inOrder(matches, { sort, direction }) };
    },
    relax: async (criteria, signal) => relaxationsOf(await eachAlone(criteria, signal)),
  };
}

/** A criterion that is answered without DuckDB. */
type InMemory =
  | { readonly criterion: TableCriterion; readonly test: TableTest }
  | { readonly criterion: PatternCriterion; readonly pattern: PlainPattern };

/** Parts the criteria that are answered in memory, the quickest first, from all others. */
function split(
  films: FilmTable,
  criteria: SearchCriteria,
): { readonly inMemory: readonly InMemory[]; readonly others: DatabaseCriteria } {
  const inMemory: InMemory[] = [];
  for (const criterion of TABLE_CRITERIA) {
    const test = tableTest(films, criteria, criterion);
    if (test !== undefined) inMemory.push({ criterion, test });
  }
  const others = new Set<DatabaseCriterion>(DATABASE_CRITERIA.filter((one) => asks(criteria[one])));
  for (const criterion of PATTERN_CRITERIA) {
    const pattern = plainPattern(criteria[criterion] ?? '*');
    if (pattern === undefined) continue;
    inMemory.push({ criterion, pattern });
    others.delete(criterion);
  }
  return {
    inMemory,
    others: Object.fromEntries([...others].map((criterion) => [criterion, criteria[criterion]])),
  };
}

/** Every film has all of no persons. */
function asks(value: string | readonly unknown[] | undefined): boolean {
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
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

/** The ids of the films that fit. */
function idsOf({ filmIds }: FilmTable, fits: Uint8Array): number[] {
  const ids: number[] = [];
  for (let row = 0; row < fits.length; row++) {
    if (fits[row] !== 0) ids.push(filmIds[row] ?? 0);
  }
  // DuckDB cannot tell the type of an empty list; no film has this id
  return ids.length === 0 ? [-1] : ids;
}

/** The films that meet both of two sets of criteria; of how well they fit, the better counts. */
function both(one: Uint8Array, other: Uint8Array): Pick<Matches, 'fits' | 'total'> {
  const fits = new Uint8Array(one.length);
  let total = 0;
  for (let row = 0; row < fits.length; row++) {
    const [a = 0, b = 0] = [one[row], other[row]];
    if (a === 0 || b === 0) continue;
    fits[row] = Math.max(a, b);
    total += 1;
  }
  return { fits, total };
}
