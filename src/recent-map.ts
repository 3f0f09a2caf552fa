/** A map that keeps the entries used most recently, up to a number of them. */
export class RecentMap<Key, Value> {
  readonly #capacity: number;
  /** Least recently used first: a `Map` iterates in the order of insertion. */
  readonly #entries = new Map<Key, Value>();
  /** The key used last, which needs no move. */
  #latest: Key | undefined;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** The value of a key, which counts as a use; undefined if missing. */
  get(key: Key): Value | undefined {
    const value = this.#entries.get(key);
    if (value !== undefined && key !== this.#latest) this.#moveToEnd(key, value);
    return value;
  }

  /**
   * Stores a value, and drops the entry that was not used for longest when there are too many.
   * Returns what was dropped.
   */
  set(key: Key, value: Value): Value | undefined {
    this.#moveToEnd(key, value);
    if (this.#entries.size <= this.#capacity) return undefined;
    const [oldest] = this.#entries;
    if (oldest === undefined) return undefined;
    this.#entries.delete(oldest[0]);
    return oldest[1];
  }

  #moveToEnd(key: Key, value: Value): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    this.#latest = key;
  }
}
