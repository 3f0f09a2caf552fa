import type { ReadableStream } from 'node:stream/web';
import { messageOf } from '../../errors.ts';
import type { DownloadLimits } from './limits.ts';
import { ReadAhead } from './read-ahead.ts';
import { redirectTarget } from './redirect.ts';
import { TransferFault } from './transfer-fault.ts';

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** A response, and its body's bytes as they arrive. */
export interface Exchanged {
  readonly response: Response;
  /** Fails as `request` does, after the last byte that arrived. */
  readonly chunks: AsyncGenerator<Uint8Array>;
}

type ExchangeLimits = Pick<DownloadLimits, 'stallMs' | 'privateRedirects'>;

/**
 * One request with its redirects and its response; given up when nothing arrives for `stallMs`.
 * Disposing closes the connection of a response that was not read to its end.
 */
export class Exchange implements Disposable {
  readonly #signal: AbortSignal;
  readonly #stallMs: number;
  readonly #own = new AbortController();

  readonly #privateRedirects: boolean;

  constructor(signal: AbortSignal, { stallMs, privateRedirects }: ExchangeLimits) {
    this.#signal = AbortSignal.any([signal, this.#own.signal]);
    this.#stallMs = stallMs;
    this.#privateRedirects = privateRedirects;
  }

  /** Rejects with TransferFault, or with the signal's reason. */
  async request(url: string, headers: Readonly<Record<string, string>>): Promise<Exchanged> {
    const path = [url];
    for (;;) {
      const response = await this.#fetch(path.at(-1) ?? url, headers);
      if (!REDIRECTS.has(response.status)) return { response, chunks: this.#body(response) };
      await response.body?.cancel();
      const target = redirectTarget(path, response.headers.get('location'));
      if (!this.#privateRedirects) {
        const { refusePrivate } = await import('./private-address.ts');
        await refusePrivate(path, target);
      }
      path.push(target);
    }
  }

  [Symbol.dispose](): void {
    this.#own.abort();
  }

  async #fetch(url: string, headers: Readonly<Record<string, string>>): Promise<Response> {
    const response = fetch(url, {
      // fetch would unpack a compressed transfer, but the file is stored as it is; with a range,
      // fetch itself sends this header
      headers: 'range' in headers ? headers : { ...headers, 'accept-encoding': 'identity' },
      redirect: 'manual',
      signal: this.#signal,
    });
    return this.#within(response, 'the server could not be reached');
  }

  #body({ body }: Response): AsyncGenerator<Uint8Array> {
    const reader = (body as ReadableStream<Uint8Array> | null)?.getReader();
    const read = async (): Promise<Uint8Array | null> => {
      if (reader === undefined) return null;
      const { done, value } = await this.#within(reader.read(), 'the transfer was interrupted');
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
