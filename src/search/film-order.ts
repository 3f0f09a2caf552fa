import type { FilmTable } from './table/film-table.ts';
import { BEST_FIT, matchingRows, type Matches } from './matching/matches.ts';

/** What films can be sorted by; `relevance` is how well the title fits, then the votes. */
export const SORTS = ['title', 'year', 'rating', 'vote_count', 'relevance'] as const;

export type Sort = (typeof SORTS)[number];

export const DIRECTIONS = ['asc', 'desc'] as const;

export type Direction = (typeof DIRECTIONS)[number];

/** An order of films; equal ones are in the order of film_id, unknown values always last. */
interface FilmOrder {
  readonly sort: Sort;
  readonly direction: Direction;
}

/** The default direction of a sort: titles from A, the rest from the top. */
export function defaultDirection(sort: Sort): Direction {
  return sort === 'title' ? 'asc' : 'desc';
}

/** Some of the films that match, in order. */
export interface FilmPage {
  readonly rows: Int32Array;
  /** Whether none come after them. */
  readonly isLast: boolean;
}

/** Which films of a list a page has. */
interface PageBounds {
  readonly limit: number;
  /** The row of the film before its first one; from the start when absent. */
  readonly after?: number | undefined;
}

/** Puts matching films in order; one per snapshot, as it keeps what it has sorted. */
export interface Orderer {
  /** All of them. */
  readonly all: (matches: Matches, order: FilmOrder) => Int32Array;
  /** A page of them; undefined when the film before it is not among them. */
  readonly page: (matches: Matches, order: FilmOrder, bounds: PageBounds) => FilmPage | undefined;
}

/** Of more films than this many times a page, the page is read off without ordering the others. */
const MANY_PAGES = 4;

/** Creates the orderer of a table; it sorts all films once for each order that is used. */
export function createOrderer(films: FilmTable): Orderer {
  const kept = new Map<string, Ordered>();

  function orderedBy({ sort, direction }: FilmOrder): Ordered {
    const key = `${sort} ${direction}`;
    const inOrder = kept.get(key) ?? ordered(allInOrder(films, { sort, direction }));
    kept.set(key, inOrder);
    return inOrder;
  }

  function all({ fits, total }: Matches, order: FilmOrder): Int32Array {
    const inOrder = orderedBy(order);
    if (order.sort !== 'relevance') return pick(inOrder, fits, total);
    const rows: Int32Array[] = [];
    const ranks = Array.from({ length: BEST_FIT }, (_, i) => i + 1);
    for (const fit of order.direction === 'asc' ? ranks : ranks.toReversed()) {
      rows.push(pick(inOrder, fits, total, fit));
    }
    return concat(rows, total);
  }

  return {
    all,
    page(matches, order, bounds) {
      const isLong = matches.total > MANY_PAGES * bounds.limit;
      return isLong && order.sort !== 'relevance'
        ? pageAmong(orderedBy(order), matches.fits, bounds)
        : pageOf(all(matches, order), bounds);
    },
  };
}

/** A page of films that are in order. */
function pageOf(rows: Int32Array, { limit, after }: PageBounds): FilmPage | undefined {
  const before = after === undefined ? -1 : rows.indexOf(after);
  if (after !== undefined && before === -1) return undefined;
  const end = before + 1 + limit;
  return { rows: rows.subarray(before + 1, end), isLast: end >= rows.length };
}

/** The same of films among all. */
function pageAmong(
  { rows, places }: Ordered,
  fits: Uint8Array,
  { limit, after }: PageBounds,
): FilmPage | undefined {
  if (after !== undefined && fits[after] === 0) return undefined;
  const page = new Int32Array(limit);
  let size = 0;
  for (let i = after === undefined ? 0 : (places[after] ?? 0) + 1; i < rows.length; i++) {
    const row = rows[i] as number;
    if (fits[row] === 0) continue;
    if (size === limit) return { rows: page, isLast: false };
    page[size++] = row;
  }
  return { rows: page.subarray(0, size), isLast: true };
}

/** All films in an order. */
interface Ordered {
  readonly rows: Int32Array;
  /** n, by row: its place in `rows`. */
  readonly places: Int32Array;
}

function ordered(rows: Int32Array): Ordered {
  const places = new Int32Array(rows.length);
  for (const [place, row] of rows.entries()) places[row] = place;
  return { rows, places };
}

function allInOrder(films: FilmTable, { sort, direction }: FilmOrder): Int32Array {
  const values = valuesOf(films, sort);
  const sign = direction === 'asc' ? 1 : -1;
  return Int32Array.from(values.keys()).sort((a, b) => {
    const one = values[a] ?? 0;
    const other = values[b] ?? 0;
    if (one === other) return a - b;
    // only a year can be unknown; other zeros are real values
    if (sort === 'year' && (one === 0 || other === 0)) return one === 0 ? 1 : -1;
    return sign * (one - other);
  });
}

function valuesOf(films: FilmTable, sort: Sort): Int32Array | Float64Array {
  switch (sort) {
    case 'title':
      return films.titleRanks;
    case 'year':
      return films.years;
    case 'rating':
      return films.ratings;
    case 'vote_count':
    case 'relevance':
      return films.voteCounts;
    default:
      return sort satisfies never;
  }
}

/** Up to this fraction of all, films are sorted by their places; more are picked in order. */
const FEW = 1 / 16;

/** The films that match in order; with a fit, only those that have it. */
function pick({ rows, places }: Ordered, fits: Uint8Array, atMost: number, fit = 0): Int32Array {
  const picked = new Int32Array(atMost);
  let size = 0;
  if (atMost > rows.length * FEW) {
    for (const row of rows) {
      const found = fits[row] ?? 0;
      if (found !== 0 && (fit === 0 || found === fit)) picked[size++] = row;
    }
    return picked.subarray(0, size);
  }
  for (const row of matchingRows(fits, atMost)) {
    if (fit === 0 || fits[row] === fit) picked[size++] = places[row] as number;
  }
  return picked
    .subarray(0, size)
    .sort()
    .map((place) => rows[place] ?? 0);
}

function concat(lists: readonly Int32Array[], total: number): Int32Array {
  const all = new Int32Array(total);
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all;
}
