/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */

/** The best of the rows offered so far, at most `capacity`. */
export interface Nearest {
  /** Forgets everything and keeps the best `capacity` of what is offered from now on. */
  readonly reset: (capacity: number) => void;
  /** What the next row must exceed to be kept; -1 while there is room, Infinity without capacity. */
  readonly floor: () => number;
  /** Offers a row. Rows are offered in ascending order, so that the first of equal ones stays. */
  readonly offer: (row: number, similarity: number) => void;
  /** How many rows are kept. */
  readonly size: () => number;
  /** Writes the kept rows and their similarities from `offset` on, best first, and forgets them. */
  readonly drain: (rows: Int32Array, similarities: Float64Array, offset: number) => void;
}

/**
 * A bounded selection of the most similar rows: similarity descending, then row ascending.
 *
 * A kernel: a binary heap in two typed arrays with the worst kept row at its root.
 *
 *            0.2 #9             offer 0.6 #11: replaces the root and sinks
 *           /      \            offer 0.2 #11: later than #9, so not better
 *      0.5 #3     0.2 #4        drain: removes the root again and again, filling from the end
 */
export function createNearest(): Nearest {
  const heap: Heap = { rows: new Int32Array(0), similarities: new Float64Array(0), size: 0 };
  let capacity = 0;
  return {
    reset(newCapacity) {
      capacity = newCapacity;
      heap.size = 0;
      if (heap.rows.length >= capacity) return;
      heap.rows = new Int32Array(capacity);
      heap.similarities = new Float64Array(capacity);
    },
    floor() {
      if (heap.size < capacity) return -1;
      return heap.size === 0 ? Infinity : heap.similarities[0]!;
    },
    offer(row, similarity) {
      if (heap.size < capacity) rise(heap, heap.size++, row, similarity);
      else if (heap.size > 0 && similarity > heap.similarities[0]!) sink(heap, row, similarity);
    },
    size: () => heap.size,
    drain(rows, similarities, offset) {
      while (heap.size > 0) {
        heap.size--;
        rows[offset + heap.size] = heap.rows[0]!;
        similarities[offset + heap.size] = heap.similarities[0]!;
        sink(heap, heap.rows[heap.size]!, heap.similarities[heap.size]!);
      }
    },
  };
}

interface Heap {
  rows: Int32Array;
  similarities: Float64Array;
  size: number;
}

/** Whether what is at heap place i is worse than the given row. */
function isWorse({ rows, similarities }: Heap, i: number, row: number, similarity: number) {
  const other = similarities[i]!;
  return other < similarity || (other === similarity && rows[i]! > row);
}

function put({ rows, similarities }: Heap, i: number, row: number, similarity: number): void {
  rows[i] = row;
  similarities[i] = similarity;
}

function move(heap: Heap, from: number, to: number): void {
  put(heap, to, heap.rows[from]!, heap.similarities[from]!);
}

/** Puts a row where it belongs on the way from the heap place `start` to the root. */
function rise(heap: Heap, start: number, row: number, similarity: number): void {
  let i = start;
  while (i > 0) {
    const parent = (i - 1) >> 1;
    if (isWorse(heap, parent, row, similarity)) break;
    move(heap, parent, i);
    i = parent;
  }
  put(heap, i, row, similarity);
}

/** Puts a row where it belongs on the way from the root down, in place of the root. */
function sink(heap: Heap, row: number, similarity: number): void {
  let i = 0;
  for (;;) {
    let child = 2 * i + 1;
    if (child >= heap.size) break;
    const sibling = child + 1;
    if (
      sibling < heap.size &&
      isWorse(heap, sibling, heap.rows[child]!, heap.similarities[child]!)
    ) {
      child = sibling;
    }
    if (!isWorse(heap, child, row, similarity)) break;
    move(heap, child, i);
    i = child;
  }
  put(heap, i, row, similarity);
}
