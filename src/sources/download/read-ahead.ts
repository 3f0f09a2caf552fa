const MOST_AHEAD_BYTES = 4 << 20;

/**
 * Reads from a source as soon as it has something, whether or not the consumer is ready, up to a
 * limit. When a connection breaks, a stream of fetch loses what was not read yet; here, the error
 * comes after all bytes that arrived before it.
 */
export class ReadAhead {
  readonly #chunks: Uint8Array[] = [];
  #aheadBytes = 0;
  #end: { readonly error: unknown } | 'done' | null = null;
  #wake: () => void = () => undefined;

  /** `read` returns null at the end. */
  constructor(read: () => Promise<Uint8Array | null>) {
    void this.#pump(read);
  }

  async *chunks(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const chunk = this.#chunks.shift();
      if (chunk !== undefined) {
        this.#aheadBytes -= chunk.length;
        this.#wake();
        yield chunk;
      } else if (this.#end === 'done') {
        return;
      } else if (this.#end !== null) {
        throw this.#end.error;
      } else {
        await this.#change();
      }
    }
  }

  async #pump(read: () => Promise<Uint8Array | null>): Promise<void> {
    try {
      for (let chunk = await read(); chunk !== null; chunk = await read()) {
        this.#chunks.push(chunk);
        this.#aheadBytes += chunk.length;
        this.#wake();
        while (this.#aheadBytes >= MOST_AHEAD_BYTES) await this.#change();
      }
      this.#end = 'done';
    } catch (error) {
      this.#end = { error };
    }
    this.#wake();
  }

  /** Only one side ever waits: the consumer if there is nothing, the pump if there is too much. */
  async #change(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#wake = resolve;
    await promise;
  }
}
