/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/** The best of the rows offered so far, at most `capacity`. */
export interface Nearest {
  /** Forgets everything and keeps the best `capacity` of what is offered from now on. */
  readonly reset: (capacity: number) => void;
  /** What the next row must exceed to be kept; -1 while there is room, Infinity without capacity. */
  readonly floor: () => number;
  /** Offers a row; rows are offered in ascending order, so that of equals the first one stays. */
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
 *      0.5 #3     0.2 #4        drain: takes the root away again and again, filling from the end
 */
export function createNearest(): Nearest {
  let heapRows = new Int32Array(0);
  let heapSimilarities = new Float64Array(0);
  let capacity = 0;
  let size = 0;

  /** Whether what lies at heap place i is worse than the given row. */
  function worse(i: number, row: number, similarity: number): boolean {
    const other = heapSimilarities[i]!;
    return other < similarity || (other === similarity && heapRows[i]! > row);
  }

  function put(i: number, row: number, similarity: number): void {
    heapRows[i] = row;
    heapSimilarities[i] = similarity;
  }

  function move(from: number, to: number): void {
    put(to, heapRows[from]!, heapSimilarities[from]!);
  }

  function rise(start: number, row: number, similarity: number): void {
    let i = start;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (worse(parent, row, similarity)) break;
      move(parent, i);
      i = parent;
    }
    put(i, row, similarity);
  }

  function sink(row: number, similarity: number): void {
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= size) break;
      const sibling = child + 1;
      if (sibling < size && worse(sibling, heapRows[child]!, heapSimilarities[child]!)) {
        child = sibling;
      }
      if (!worse(child, row, similarity)) break;
      move(child, i);
      i = child;
    }
    put(i, row, similarity);
  }

  return {
    reset(newCapacity) {
      capacity = newCapacity;
      size = 0;
      if (heapRows.length < capacity) {
        heapRows = new Int32Array(capacity);
        heapSimilarities = new Float64Array(capacity);
      }
    },
    floor() {
      if (size < capacity) return -1;
      return size === 0 ? Infinity : heapSimilarities[0]!;
    },
    offer(row, similarity) {
      if (size < capacity) rise(size++, row, similarity);
      else if (size > 0 && similarity > heapSimilarities[0]!) sink(row, similarity);
    },
    size: () => size,
    drain(rows, similarities, offset) {
      while (size > 0) {
        size--;
        rows[offset + size] = heapRows[0]!;
        similarities[offset + size] = heapSimilarities[0]!;
        sink(heapRows[size]!, heapSimilarities[size]!);
      }
    },
  };
}
