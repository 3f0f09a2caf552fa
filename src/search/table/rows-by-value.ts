import { groupRows, type GroupedRows } from './grouped-rows.ts';

/** The values of a column, by row. */
export type Values = Int16Array | Int32Array | Float64Array;

/** The rows with each value of a column, the values ascending: a range of values is a range of rows. */
interface RowsByValue extends GroupedRows {
  readonly distinct: Float64Array;
  /** n: the place of each row's value in `distinct`, of one type for all columns, so quick to read. */
  readonly places: Int32Array;
}

/** The values between two bounds. */
interface Range {
  /** The rows that have one: a view. */
  readonly rows: Int32Array;
  /** n, by row: from `lowest` to before `above` for these rows. */
  readonly places: Int32Array;
  readonly lowest: number;
  readonly above: number;
}

const known = new WeakMap<Values, RowsByValue>();

/** The values between two bounds, both included. A column is put in order when it is first asked for. */
export function rangeOf(values: Values, from: number, to: number): Range {
  const { distinct, places, rows, starts } = rowsByValue(values);
  const lowest = firstWhere(distinct, (value) => value >= from);
  const above = Math.max(
    lowest,
    firstWhere(distinct, (value) => value > to),
  );
  return { rows: rows.subarray(starts[lowest], starts[above]), places, lowest, above };
}

function rowsByValue(values: Values): RowsByValue {
  const found = known.get(values);
  if (found !== undefined) return found;
  const distinct = Float64Array.from(new Set(values)).sort();
  const placeOf = new Map(Array.from(distinct, (value, place) => [value, place]));
  const places = Int32Array.from(values, (value) => placeOf.get(value) ?? 0);
  const offsets = Uint32Array.from({ length: values.length + 1 }, (_, row) => row);
  const made = { distinct, places, ...groupRows({ values: places, offsets }, distinct.length) };
  known.set(values, made);
  return made;
}

/** The first place from which all values have a property; the length if the last one lacks it. */
function firstWhere(values: Float64Array, has: (value: number) => boolean): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (has(values[middle] ?? NaN)) high = middle;
    else low = middle + 1;
  }
  return low;
}
