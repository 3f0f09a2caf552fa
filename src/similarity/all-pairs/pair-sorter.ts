/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/**
 * Sorts a row's pairs by similarity descending, then row ascending; equal similarities must be in the
 * order of their rows before.
 *
 * A kernel: a radix sort by the similarities as float32, whose bits ascend with the number; three
 * rounds of ten bits, stable, so that equal ones stay in the order of their rows. Runs that are equal
 * in float32 are then put into their float64 order. About five times faster than sorting numbers by
 * comparison.
 */

const DIGIT_BITS = 10;
const DIGITS = 2 ** DIGIT_BITS;
/** Up to this many pairs are sorted by insertion. */
const FEW_PAIRS = 40;
/** The bits of 1, the greatest similarity, which sorts first as 0. */
const ONE_BITS = 0x3f80_0000;

/** Sorts the first `count` of both arrays. */
type PairSorter = (rows: Int32Array, similarities: Float64Array, count: number) => void;

/** A sorter for at most `capacity` pairs. */
export function createPairSorter(capacity: number): PairSorter {
  const floats = new Float32Array(1);
  const bits = new Int32Array(floats.buffer);
  const order: Order = {
    keys: new Int32Array(capacity),
    places: new Int32Array(capacity),
    nextKeys: new Int32Array(capacity),
    nextPlaces: new Int32Array(capacity),
  };
  const oldRows = new Int32Array(capacity);
  const oldSimilarities = new Float64Array(capacity);
  const low = new Int32Array(DIGITS);
  const middle = new Int32Array(DIGITS);
  const high = new Int32Array(DIGITS);

  return (rows, similarities, count) => {
    if (count <= FEW_PAIRS) {
      insertEach(rows, similarities, count);
      return;
    }
    const { keys, places } = order;
    for (const digitCounts of [low, middle, high]) digitCounts.fill(0);
    for (let i = 0; i < count; i++) {
      const similarity = similarities[i]!;
      floats[0] = similarity;
      const key = ONE_BITS - bits[0]!;
      keys[i] = key;
      places[i] = i;
      oldRows[i] = rows[i]!;
      oldSimilarities[i] = similarity;
      low[key & (DIGITS - 1)]! += 1;
      middle[(key >>> DIGIT_BITS) & (DIGITS - 1)]! += 1;
      high[key >>> (2 * DIGIT_BITS)]! += 1;
    }
    for (const [round, digitCounts] of [low, middle, high].entries()) {
      moveByDigit(order, toOffsets(digitCounts), round * DIGIT_BITS, count);
    }
    for (let i = 0; i < count; i++) {
      const place = order.places[i]!;
      rows[i] = oldRows[place]!;
      similarities[i] = oldSimilarities[place]!;
    }
    sortEqualFloats(order.keys, rows, similarities, count);
  };
}

/** Sorts by insertion, which is faster for few pairs than to count a thousand digits. */
function insertEach(rows: Int32Array, similarities: Float64Array, count: number): void {
  for (let i = 1; i < count; i++) {
    const row = rows[i]!;
    const similarity = similarities[i]!;
    let to = i;
    for (; to > 0 && similarities[to - 1]! < similarity; to--) {
      rows[to] = rows[to - 1]!;
      similarities[to] = similarities[to - 1]!;
    }
    rows[to] = row;
    similarities[to] = similarity;
  }
}

/** Keys with the places that they come from, and room for their next order. */
interface Order {
  keys: Int32Array;
  places: Int32Array;
  nextKeys: Int32Array;
  nextPlaces: Int32Array;
}

/** Turns the counts of digits into the first place of each. */
function toOffsets(counts: Int32Array): Int32Array {
  let offset = 0;
  for (let digit = 0; digit < DIGITS; digit++) {
    const count = counts[digit]!;
    counts[digit] = offset;
    offset += count;
  }
  return counts;
}

/** One round: orders the first `count` keys by the digit at a shift, equal ones as they were. */
function moveByDigit(order: Order, offsets: Int32Array, shift: number, count: number): void {
  const { keys, places, nextKeys, nextPlaces } = order;
  for (let i = 0; i < count; i++) {
    const key = keys[i]!;
    const digit = (key >>> shift) & (DIGITS - 1);
    const to = offsets[digit]!;
    offsets[digit] = to + 1;
    nextKeys[to] = key;
    nextPlaces[to] = places[i]!;
  }
  order.keys = nextKeys;
  order.places = nextPlaces;
  order.nextKeys = keys;
  order.nextPlaces = places;
}

/** Sorts runs that are one number in float32 and several in float64. */
function sortEqualFloats(
  keys: Int32Array,
  rows: Int32Array,
  similarities: Float64Array,
  count: number,
): void {
  for (let i = 1; i < count; i++) {
    if (similarities[i]! <= similarities[i - 1]!) continue;
    let from = i - 1;
    while (from > 0 && keys[from - 1] === keys[i]) from--;
    let to = i + 1;
    while (to < count && keys[to] === keys[i]) to++;
    const run = Array.from({ length: to - from }, (_, k) => ({
      row: rows[from + k]!,
      similarity: similarities[from + k]!,
    })).sort((a, b) => b.similarity - a.similarity || a.row - b.row);
    for (const [k, pair] of run.entries()) {
      rows[from + k] = pair.row;
      similarities[from + k] = pair.similarity;
    }
    i = to - 1;
  }
}
