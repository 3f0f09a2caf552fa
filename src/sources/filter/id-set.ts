/**
 * A set of IMDb ids: a bit for each number up to the greatest, in shared memory, so that a test is a
 * single read.
 *
 * Only numbers below 2²⁷ have a bit (16 MiB); IMDb's have reached a quarter of it. Ids with greater
 * numbers or in another form cannot be in the set, so filters let them through.
 */
export type IdSet = Uint32Array<SharedArrayBuffer>;

/** The first number without a bit. */
export const ID_LIMIT = 1 << 27;

/** A set of these numbers; those without a bit are left out. */
export function idSet(numbers: Int32Array): IdSet {
  let greatest = 0;
  for (const number of numbers) {
    if (number < ID_LIMIT && number > greatest) greatest = number;
  }
  const bits = new Uint32Array(new SharedArrayBuffer(4 * ((greatest >>> 5) + 1)));
  for (const number of numbers) {
    if (number < ID_LIMIT) bits[number >>> 5] = (bits[number >>> 5] ?? 0) | (1 << (number & 31));
  }
  return bits;
}

/** Whether a number from 0 to below {@link ID_LIMIT} is in the set. */
export function hasId(set: IdSet, number: number): boolean {
  return (((set[number >>> 5] ?? 0) >>> (number & 31)) & 1) === 1;
}
