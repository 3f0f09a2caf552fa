/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/**
 * Counting sorts: items with one of few keys get their places without comparisons.
 *
 * @see Knuth, The Art of Computer Programming, 5.2, algorithm D
 */

/**
 * Turns counts into offsets, in place: with the number of entries of group g in `counts[g + 1]`, the
 * entries of group g are afterwards those from `counts[g]` to `counts[g + 1]`.
 */
export function accumulate(counts: Int32Array | Uint32Array): void {
  for (let group = 1; group < counts.length; group++) {
    counts[group] = counts[group]! + counts[group - 1]!;
  }
}

/**
 * The places of `order` ascending by `keys[place]`, those with equal keys as they were; O(n + size).
 * Keys are below `size`.
 */
export function sortedBy(
  keys: Uint16Array | Uint32Array,
  size: number,
  order: Uint32Array,
): Uint32Array<ArrayBuffer> {
  const next = new Uint32Array(size + 1);
  for (let i = 0; i < order.length; i++) {
    const after = keys[order[i]!]! + 1;
    next[after] = next[after]! + 1;
  }
  accumulate(next);
  const sorted = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i++) {
    const place = order[i]!;
    const key = keys[place]!;
    const to = next[key]!;
    next[key] = to + 1;
    sorted[to] = place;
  }
  return sorted;
}

/** 0, 1 and so on: the order that {@link sortedBy} starts from. */
export function places(count: number): Uint32Array<ArrayBuffer> {
  const all = new Uint32Array(count);
  for (let place = 0; place < count; place++) all[place] = place;
  return all;
}
