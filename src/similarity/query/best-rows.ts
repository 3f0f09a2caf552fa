/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */

/** The best of the rows offered so far, at most `capacity`, whatever the order of the offers. */
export interface BestRows {
  /** Forgets everything and keeps the best `capacity` of what is offered from now on. */
  readonly reset: (capacity: number) => void;
  readonly full: () => boolean;
  /** The worst kept score, or -1 while there is room. */
  readonly floor: () => number;
  /** The row of the worst kept score; undefined behaviour while nothing is kept. */
  readonly floorRow: () => number;
  /** Offers a row that was not offered before. */
  readonly offer: (row: number, score: number) => void;
  /** The kept rows, best first, with their scores; forgets them. */
  readonly drain: () => { readonly rows: Int32Array; readonly scores: Float64Array };
}

/** A bounded selection by score descending, then row ascending: a heap with the worst at its root. */
export function createBestRows(): BestRows {
  let rows = new Int32Array(0);
  let scores = new Float64Array(0);
  let capacity = 0;
  let size = 0;

  /** Whether place i holds what is worse than a row with a score. */
  function worse(i: number, row: number, score: number): boolean {
    const other = scores[i]!;
    return other < score || (other === score && rows[i]! > row);
  }

  function put(i: number, row: number, score: number): void {
    rows[i] = row;
    scores[i] = score;
  }

  function rise(row: number, score: number): void {
    let i = size++;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (worse(parent, row, score)) break;
      put(i, rows[parent]!, scores[parent]!);
      i = parent;
    }
    put(i, row, score);
  }

  function sink(row: number, score: number): void {
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= size) break;
      if (child + 1 < size && worse(child + 1, rows[child]!, scores[child]!)) child++;
      if (!worse(child, row, score)) break;
      put(i, rows[child]!, scores[child]!);
      i = child;
    }
    put(i, row, score);
  }

  return {
    reset(newCapacity) {
      capacity = newCapacity;
      size = 0;
      if (rows.length < capacity) {
        rows = new Int32Array(capacity);
        scores = new Float64Array(capacity);
      }
    },
    full: () => size >= capacity,
    floor: () => (size < capacity ? -1 : scores[0]!),
    floorRow: () => rows[0]!,
    offer(row, score) {
      if (size < capacity) rise(row, score);
      else if (size > 0 && worse(0, row, score)) sink(row, score);
    },
    drain() {
      const drained = { rows: new Int32Array(size), scores: new Float64Array(size) };
      while (size > 0) {
        size--;
        drained.rows[size] = rows[0]!;
        drained.scores[size] = scores[0]!;
        sink(rows[size]!, scores[size]!);
      }
      return drained;
    },
  };
}
