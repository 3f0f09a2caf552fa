import type { FilmTable } from './table/film-table.ts';
import { BEST_FIT, type Matches } from './matching/matches.ts';

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

/** Puts matching films in order; one per snapshot, as it keeps what it has sorted. */
export type Orderer = (matches: Matches, order: FilmOrder) => Int32Array;

/** Creates the orderer of a table; it sorts all films once for each order that is used. */
export function createOrderer(films: FilmTable): Orderer {
  const kept = new Map<string, Ordered>();
  return function inOrder({ fits, total }, { sort, direction }) {
    const key = `${sort} ${direction}`;
    const all = kept.get(key) ?? ordered(allInOrder(films, { sort, direction }));
    kept.set(key, all);
    if (sort !== 'relevance') return pick(all, fits, total);
    const rows: Int32Array[] = [];
    const ranks = Array.from({ length: BEST_FIT }, (_, i) => i + 1);
    for (const fit of direction === 'asc' ? ranks : ranks.toReversed()) {
      rows.push(pick(all, fits, total, fit));
    }
    return concat(rows, total);
  };
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
  for (let row = 0; row < places.length; row++) {
    const found = fits[row] ?? 0;
    if (found !== 0 && (fit === 0 || found === fit)) picked[size++] = places[row] ?? 0;
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
