/** Names that are read when they are first asked for, and kept: the same few are asked for again and again. */
export class KeptNames<Key> {
  readonly #most: number;
  readonly #names = new Map<Key, string>();

  /** @param most how many names are kept before all of them are read again */
  constructor(most: number) {
    this.#most = most;
  }

  /** The names by key, of which only those not kept are read; keys without a name are left out. */
  async namesOf(
    keys: readonly Key[],
    read: (unread: readonly Key[]) => Promise<ReadonlyMap<Key, string>>,
  ): Promise<ReadonlyMap<Key, string>> {
    const names = new Map<Key, string>();
    const unread: Key[] = [];
    for (const key of keys) {
      const name = this.#names.get(key);
      if (name === undefined) unread.push(key);
      else names.set(key, name);
    }
    if (unread.length === 0) return names;
    const found = await read(unread);
    if (this.#names.size > this.#most) this.#names.clear();
    for (const [key, name] of found) {
      names.set(key, name);
      this.#names.set(key, name);
    }
    return names;
  }
}
