import type { NameLists } from './film-table.ts';

/** What a criterion requires of a film in the table; an unknown value never matches. */
export type TableTest =
  | {
      /** n, by row: from the least to the greatest value, both included. */
      readonly values: Int16Array | Int32Array | Float64Array;
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly lists: NameLists;
      /** By name: 1 for those that count. */
      readonly counted: Uint8Array;
      /** How many of those that count a film must have. */
      readonly count: number;
    };

/** Requires a value between two bounds, both included. */
export function inRange(
  values: Int16Array | Int32Array | Float64Array,
  from: number,
  to: number,
): TableTest {
  return { values, from, to };
}

/** Requires a number of names out of some. */
export function withNames(lists: NameLists, names: readonly string[], count: number): TableTest {
  const counted = Uint8Array.from(lists.names, (name) => (names.includes(name) ? 1 : 0));
  return { lists, counted, count };
}

/** Requires all of some names, regardless of case. */
export function withAllNames(lists: NameLists, names: readonly string[]): TableTest {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  const counted = Uint8Array.from(lists.names, (name) => (wanted.has(name.toLowerCase()) ? 1 : 0));
  return { lists, counted, count: wanted.size };
}

/** The year of a `YYYY-MM-DD`. */
export function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

/** The first year whose 1 January is not before a date. */
export function yearFrom(date: string): number {
  return date.endsWith('-01-01') ? yearOf(date) : yearOf(date) + 1;
}

/** Sets films in `fits` that fail a test to 0; returns how many are left. */
export function narrowToTest(fits: Uint8Array, test: TableTest): number {
  return 'values' in test
    ? narrowToRange(fits, test.values, test.from, test.to)
    : narrowToNames(fits, test.lists, test.counted, test.count);
}

function narrowToRange(
  fits: Uint8Array,
  values: Int16Array | Int32Array | Float64Array,
  from: number,
  to: number,
): number {
  let left = 0;
  for (let row = 0; row < fits.length; row++) {
    // before the value, which takes much longer to read, as the arrays are of several types
    if (fits[row] === 0) continue;
    const value = values[row] ?? NaN;
    if (value >= from && value <= to) left += 1;
    else fits[row] = 0;
  }
  return left;
}

/** A film has no name twice. */
function narrowToNames(
  fits: Uint8Array,
  { values, offsets }: NameLists,
  counted: Uint8Array,
  count: number,
): number {
  let left = 0;
  for (let row = 0; row < fits.length; row++) {
    if (fits[row] === 0) continue;
    let has = 0;
    const end = offsets[row + 1] ?? 0;
    for (let i = offsets[row] ?? 0; i < end; i++) has += counted[values[i] ?? 0] ?? 0;
    if (has === count) left += 1;
    else fits[row] = 0;
  }
  return left;
}
