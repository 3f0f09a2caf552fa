import type { ReadableStream } from 'node:stream/web';
import { messageOf } from '../../errors.ts';
import { ReadAhead } from './read-ahead.ts';
import { redirectTarget } from './redirect.ts';
import { TransferFault } from './transfer-fault.ts';

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

export interface Answer {
  readonly response: Response;
  /** The body's bytes as they arrive; fails as `request` does, after the last byte that came. */
  readonly chunks: AsyncGenerator<Uint8Array>;
}

/**
 * One request, through its redirects, and its answer; given up when nothing arrives for `stallMs`.
 * Disposing closes the connection of an answer that was not read to its end.
 */
export class Exchange implements Disposable {
  readonly #signal: AbortSignal;
  readonly #stallMs: number;
  readonly #own = new AbortController();

  constructor(signal: AbortSignal, stallMs: number) {
    this.#signal = AbortSignal.any([signal, this.#own.signal]);
    this.#stallMs = stallMs;
  }

  /** Rejects with TransferFault, or with the signal's reason. */
  async request(url: string, headers: Readonly<Record<string, string>>): Promise<Answer> {
    const path = [url];
    for (;;) {
      const response = await this.#fetch(path.at(-1) ?? url, headers);
      if (!REDIRECTS.has(response.status)) return { response, chunks: this.#body(response) };
      await response.body?.cancel();
      path.push(redirectTarget(path, response.headers.get('location')));
    }
  }

  [Symbol.dispose](): void {
    this.#own.abort();
  }

  async #fetch(url: string, headers: Readonly<Record<string, string>>): Promise<Response> {
    const answer = fetch(url, {
      // A packed transfer would be unpacked by fetch; what is stored are the file's own bytes.
      // With a range, fetch itself asks for that.
      headers: 'range' in headers ? headers : { ...headers, 'accept-encoding': 'identity' },
      redirect: 'manual',
      signal: this.#signal,
    });
    return this.#within(answer, 'the server could not be reached');
  }

  #body({ body }: Response): AsyncGenerator<Uint8Array> {
    const reader = (body as ReadableStream<Uint8Array> | null)?.getReader();
    const read = async (): Promise<Uint8Array | null> => {
      if (reader === undefined) return null;
      const { done, value } = await this.#within(reader.read(), 'the transfer broke off');
      return done ? null : value;
    };
    return new ReadAhead(read).chunks();
  }

  async #within<Value>(promise: Promise<Value>, trouble: string): Promise<Value> {
    const timer = setTimeout(() => {
      const seconds = Math.round(this.#stallMs / 100) / 10;
      this.#own.abort(new TransferFault(`the server sent nothing for ${seconds} s`, 'later'));
    }, this.#stallMs);
    try {
      return await promise;
    } catch (error) {
      this.#signal.throwIfAborted();
      const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
      throw new TransferFault(`${trouble} (${messageOf(cause)})`, 'later', { cause: error });
    } finally {
      clearTimeout(timer);
    }
  }
}
