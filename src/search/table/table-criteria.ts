import type { NameLists } from './film-table.ts';
import { groupRows, rowsOfGroup, type GroupedRows } from './grouped-rows.ts';
import { rangeOf, type Values } from './rows-by-value.ts';

/** What a criterion requires of a film in the table; an unknown value never matches. */
export type TableTest = RangeTest | NamesTest;

interface RangeTest {
  /** n, by row: from the least to the greatest value, both included. */
  readonly values: Values;
  readonly from: number;
  readonly to: number;
}

interface NamesTest {
  readonly lists: NameLists;
  /** By name: 1 for those that count. */
  readonly counted: Uint8Array;
  /** How many of those that count a film must have. */
  readonly count: number;
}

/** Requires a value between two bounds, both included. */
export function inRange(values: Values, from: number, to: number): TableTest {
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

/** Where rows are collected: each call would leave behind as much garbage as there are films. */
let scratch = new Int32Array();

/**
 * The rows out of n that pass all tests, valid until the next call; only those that pass the strictest
 * test are looked at.
 */
export function rowsPassing(tests: readonly TableTest[], n: number): Int32Array {
  const filters = tests
    .map((test) => ('values' in test ? rangeFilter(test) : namesFilter(test, n)))
    .sort((one, other) => one.most - other.most);
  if (scratch.length < n) scratch = new Int32Array(n);
  const rows = scratch;
  const first = filters[0]?.rows;
  if (first === undefined) for (let row = 0; row < n; row++) rows[row] = row;
  else rows.set(first);
  let size = first?.length ?? n;
  for (const [i, { keep, rows: known }] of filters.entries()) {
    if (i > 0 || known === undefined) size = keep(rows, size);
  }
  return rows.subarray(0, size);
}

/** How the rows that pass a test are found. */
interface RowFilter {
  /** All of them, where they are known: a view. */
  readonly rows?: Int32Array;
  /** At most how many they are. */
  readonly most: number;
  /** Moves those among the first rows that pass to the front; returns how many they are. */
  readonly keep: (rows: Int32Array, size: number) => number;
}

function rangeFilter({ values, from, to }: RangeTest): RowFilter {
  const { rows, places, lowest, above } = rangeOf(values, from, to);
  return {
    rows,
    most: rows.length,
    keep: (some, size) => keepInRange(some, size, places, lowest, above),
  };
}

function namesFilter({ lists, counted, count }: NamesTest, n: number): RowFilter {
  const keep = (some: Int32Array, size: number) => keepNamed(some, size, lists, counted, count);
  const name = counted.indexOf(1);
  const isOne = count === 1 && name !== -1 && counted.indexOf(1, name + 1) === -1;
  // last, as it looks at lists
  if (!isOne) return { most: n + 1, keep };
  const rows = rowsOfGroup(groupedByName(lists), name);
  return { rows, most: rows.length, keep };
}

const grouped = new WeakMap<NameLists, GroupedRows>();

function groupedByName(lists: NameLists): GroupedRows {
  const groups = grouped.get(lists) ?? groupRows(lists, lists.names.length);
  grouped.set(lists, groups);
  return groups;
}

function keepInRange(
  rows: Int32Array,
  size: number,
  places: Int32Array,
  lowest: number,
  above: number,
): number {
  let left = 0;
  for (let i = 0; i < size; i++) {
    const row = rows[i] as number;
    const place = places[row] as number;
    if (place >= lowest && place < above) rows[left++] = row;
  }
  return left;
}

/** A film has no name twice. */
function keepNamed(
  rows: Int32Array,
  size: number,
  { values, offsets }: NameLists,
  counted: Uint8Array,
  count: number,
): number {
  let left = 0;
  for (let i = 0; i < size; i++) {
    const row = rows[i] as number;
    const end = offsets[row + 1] as number;
    let has = 0;
    for (let at = offsets[row] as number; at < end; at++) {
      has += counted[values[at] as number] as number;
    }
    if (has === count) rows[left++] = row;
  }
  return left;
}
