/**
 * Rows in groups, so that those of some groups are found without looking at all others. A row may be
 * in several groups.
 *
 *     group     0       1  2
 *     rows      3 5 8   5  0 3       ascending in each group
 *     starts    0       3  4   6
 */
export interface GroupedRows {
  readonly rows: Int32Array;
  /** Groups + 1: where each begins in `rows`. */
  readonly starts: Uint32Array;
}

/** The groups of every row, as a list. */
interface GroupLists {
  /** One row after another. */
  readonly values: Uint16Array | Int32Array;
  /** n + 1: where each row's list begins. */
  readonly offsets: Uint32Array;
}

/** Groups rows by their lists, whose values are below `groups`. */
export function groupRows({ values, offsets }: GroupLists, groups: number): GroupedRows {
  const starts = new Uint32Array(groups + 1);
  for (const group of values) starts[group + 1] = (starts[group + 1] ?? 0) + 1;
  for (let group = 0; group < groups; group++) {
    starts[group + 1] = (starts[group + 1] ?? 0) + (starts[group] ?? 0);
  }
  const ends = starts.slice();
  const rows = new Int32Array(values.length);
  for (let row = 0; row + 1 < offsets.length; row++) {
    const end = offsets[row + 1] ?? 0;
    for (let i = offsets[row] ?? 0; i < end; i++) {
      const group = values[i] ?? 0;
      const place = ends[group] ?? 0;
      rows[place] = row;
      ends[group] = place + 1;
    }
  }
  return { rows, starts };
}

/** The rows of a group: a view. */
export function rowsOfGroup({ rows, starts }: GroupedRows, group: number): Int32Array {
  return rows.subarray(starts[group], starts[group + 1]);
}
