import type { Progress } from '../../workflow/task.ts';
import type { ImdbDataset } from '../imdb-dataset.ts';
import { messageOf } from '../../errors.ts';
import { SourceError } from '../source-error.ts';
import { contentRange, isEncoded, unsatisfiedLength, versionOf } from './answer-headers.ts';
import { DatasetCheck, isCutOff } from './dataset-check.ts';
import type { Exchange } from './exchange.ts';
import type { DownloadLimits } from './limits.ts';
import type { PartialFile } from './partial-file.ts';
import { statusFault } from './status-fault.ts';
import { TransferFault } from './transfer-fault.ts';

interface TransferOptions {
  readonly url: string;
  readonly dataset: ImdbDataset;
  readonly limits: DownloadLimits;
  readonly progress: ((progress: Progress) => void) | undefined;
}

/*
 * What a response does to the partial file, after a request for the rest of a version:
 *
 *   200                        the file has changed, or the server has no ranges: start over
 *   206 that continues it      append
 *   206 with another range,
 *       version or length      discard, and request the whole file
 *   416 at the file's length   complete: verify
 *   416 otherwise, 400, 412    discard, and request the whole file
 *   other statuses             keep it; try again or give up
 */

/** Where a response's body ends in the file, and the length of the file; null where unknown. */
interface Extent {
  readonly end: number | null;
  readonly total: number | null;
}

/** The transfer of a file in one or more responses, verified as it arrives. */
export class Transfer implements Disposable {
  readonly #part: PartialFile;
  readonly #options: TransferOptions;
  #check: DatasetCheck;
  /** Whether the bytes may be from more than one response. */
  #mixed = false;
  #encoded = false;
  #startedOver = false;
  #furthest = 0;

  constructor(part: PartialFile, options: TransferOptions) {
    this.#part = part;
    this.#options = options;
    this.#check = this.#newCheck();
  }

  /** The most bytes that there ever were. */
  get furthest(): number {
    return this.#furthest;
  }

  /** Verifies what an earlier download has left, and discards it if it is damaged. */
  async resume(signal: AbortSignal): Promise<void> {
    this.#renewCheck();
    this.#mixed = this.#part.bytes > 0;
    let done = 0;
    try {
      for await (const block of this.#part.read()) {
        signal.throwIfAborted();
        await this.#check.write(block);
        done += block.length;
        this.#report(done);
      }
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      await this.#discard();
    }
    this.#furthest = Math.max(this.#furthest, this.#part.bytes);
  }

  /** One attempt to get the rest; returns the sha256 of the complete and verified file. */
  async attempt(exchange: Exchange, signal: AbortSignal): Promise<string> {
    try {
      await this.#receive(exchange);
      return await this.#check.end();
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      throw await this.#afterCheck(error, signal);
    }
  }

  [Symbol.dispose](): void {
    this.#check.close();
  }

  async #receive(exchange: Exchange): Promise<void> {
    const { url, limits } = this.#options;
    const etag = this.#part.resumableEtag;
    const headers = etag === null ? {} : { range: `bytes=${this.#part.bytes}-`, 'if-range': etag };
    const { response, chunks } = await exchange.request(url, headers);
    if (etag !== null && response.status === 416 && this.#isWhole(response)) return;
    const extent = await this.#accept(response, etag !== null);
    for await (const chunk of chunks) {
      if (this.#part.bytes + chunk.length > limits.largestFileBytes) throw await this.#tooLarge();
      await this.#part.append(chunk);
      this.#furthest = Math.max(this.#furthest, this.#part.bytes);
      this.#report(this.#part.bytes);
      await this.#check.write(chunk);
    }
    this.#checkLength(extent);
  }

  /** Prepares for the body of a response. */
  async #accept(response: Response, isRest: boolean): Promise<Extent> {
    if (response.status === 200) {
      await this.#begin(response);
      const { total = null } = this.#part.version ?? {};
      return { end: total, total };
    }
    if (isRest && response.status === 206) {
      const extent = this.#continuation(response);
      if (extent !== null) {
        this.#mixed = true;
        return extent;
      }
      await this.#discard();
      throw new TransferFault('the server sent a different range than requested', 'now');
    }
    if (isRest && [400, 412, 416].includes(response.status)) {
      await this.#discard();
      throw new TransferFault(statusFault(response).message, 'now');
    }
    throw statusFault(response);
  }

  async #begin(response: Response): Promise<void> {
    const version = versionOf(response);
    if ((version.total ?? 0) > this.#options.limits.largestFileBytes) throw await this.#tooLarge();
    this.#encoded = isEncoded(response.headers);
    // a range of a compressed transfer counts compressed bytes, so it cannot be continued
    await this.#part.begin(this.#encoded ? { ...version, etag: null } : version);
    this.#renewCheck();
    this.#mixed = false;
  }

  /** The extent of a 206 if its bytes are the next ones of the same version; else null. */
  #continuation({ headers }: Response): Extent | null {
    const range = contentRange(headers);
    const { bytes, version, finished } = this.#part;
    if (finished || range === null || range.start !== bytes || isEncoded(headers)) return null;
    if (headers.get('etag') !== version?.etag) return null;
    const total = version?.total ?? range.total;
    if (range.total !== null && range.total !== total) return null;
    return total !== null && range.last >= total ? null : { end: range.last + 1, total };
  }

  #isWhole({ headers }: Response): boolean {
    const { bytes, version } = this.#part;
    const etag = headers.get('etag');
    return unsatisfiedLength(headers) === bytes && (etag === null || etag === version?.etag);
  }

  #checkLength({ end, total }: Extent): void {
    const { bytes } = this.#part;
    if (end !== null && bytes !== end) {
      throw new TransferFault(`the server announced ${end} bytes and sent ${bytes}`, 'later');
    }
    if (total !== null && bytes < total) {
      throw new TransferFault(`the server sent ${bytes} of ${total} bytes`, 'now');
    }
  }

  /** The consequence of a failed check: another attempt, or a final error. */
  async #afterCheck(error: SourceError, signal: AbortSignal): Promise<Error> {
    const { url } = this.#options;
    const lengthKnown = this.#part.version?.total !== null && !this.#encoded;
    if (!lengthKnown && (isCutOff(error) || this.#part.bytes === 0)) {
      const what = `the transfer ended after ${this.#part.bytes} bytes, before the end of the file`;
      if (this.#part.resumableEtag === null) await this.#discard();
      else await this.resume(signal);
      return new TransferFault(what, 'later', { cause: error });
    }
    const mixed = this.#mixed;
    await this.#discard();
    if (mixed && !this.#startedOver) {
      this.#startedOver = true;
      return new TransferFault(messageOf(error), 'now', { cause: error });
    }
    if (!this.#encoded) return error;
    const what = `the server compressed the transfer (Content-Encoding) although it was asked not to, so the file itself did not arrive`;
    return new SourceError('download-failed', `${url}: ${what}; download it by other means`, {
      cause: error,
      data: { url },
    });
  }

  async #tooLarge(): Promise<TransferFault> {
    await this.#discard();
    const { largestFileBytes } = this.#options.limits;
    return new TransferFault(`the file is larger than ${largestFileBytes} bytes`, 'never');
  }

  async #discard(): Promise<void> {
    await this.#part.discard();
    this.#renewCheck();
    this.#mixed = false;
  }

  #renewCheck(): void {
    this.#check.close();
    this.#check = this.#newCheck();
  }

  #newCheck(): DatasetCheck {
    const { url: name, dataset, limits } = this.#options;
    const { largestTextBytes } = limits;
    return new DatasetCheck({ dataset, name, path: this.#part.path, largestTextBytes });
  }

  #report(done: number): void {
    const total = this.#part.version?.total ?? null;
    this.#options.progress?.({ done, unit: 'bytes', ...(total === null ? {} : { total }) });
  }
}
