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
 * What an answer does to the partial file, where the request asked for the rest of a version:
 *
 *   200                        the file has changed, or the server knows no ranges: begin anew
 *   206 that continues it      append
 *   206 of another range,
 *       version or length      discard, and ask for the whole
 *   416 at the file's length   all is there: verify
 *   416 otherwise, 400, 412    discard, and ask for the whole
 *   other statuses             keep it; try again or give up
 */

/** Where an answer's body ends in the file, and the file itself; null where that is not told. */
interface Extent {
  readonly end: number | null;
  readonly total: number | null;
}

/** A file on its way through one or more answers, verified as it arrives. */
export class Transfer implements Disposable {
  readonly #part: PartialFile;
  readonly #options: TransferOptions;
  #check: DatasetCheck;
  /** Whether the bytes may be from more than one answer. */
  #mixed = false;
  #encoded = false;
  #startedOver = false;
  #furthest = 0;

  constructor(part: PartialFile, options: TransferOptions) {
    this.#part = part;
    this.#options = options;
    this.#check = this.#newCheck();
  }

  /** The length of the longest beginning that was ever there. */
  get furthest(): number {
    return this.#furthest;
  }

  /** Verifies what an earlier download has left; what is damaged is discarded. */
  async takeUp(signal: AbortSignal): Promise<void> {
    this.#renewCheck();
    this.#mixed = this.#part.bytes > 0;
    let done = 0;
    try {
      for await (const block of this.#part.read()) {
        signal.throwIfAborted();
        await this.#check.write(block);
        done += block.length;
        this.#tell(done);
      }
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      await this.#discard();
    }
    this.#furthest = Math.max(this.#furthest, this.#part.bytes);
  }

  /** One attempt to get the rest; returns the sha256 once the file is whole and right. */
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
    const asked = etag === null ? {} : { range: `bytes=${this.#part.bytes}-`, 'if-range': etag };
    const { response, chunks } = await exchange.request(url, asked);
    if (etag !== null && response.status === 416 && this.#isWhole(response)) return;
    const extent = await this.#accept(response, etag !== null);
    for await (const chunk of chunks) {
      if (this.#part.bytes + chunk.length > limits.largestFileBytes) throw await this.#tooLarge();
      await this.#part.append(chunk);
      this.#furthest = Math.max(this.#furthest, this.#part.bytes);
      this.#tell(this.#part.bytes);
      await this.#check.write(chunk);
    }
    this.#checkLength(extent);
  }

  /** Makes ready for the body of an answer. */
  async #accept(response: Response, asked: boolean): Promise<Extent> {
    if (response.status === 200) {
      await this.#begin(response);
      const { total = null } = this.#part.version ?? {};
      return { end: total, total };
    }
    if (asked && response.status === 206) {
      const extent = this.#continuation(response);
      if (extent !== null) {
        this.#mixed = true;
        return extent;
      }
      await this.#discard();
      throw new TransferFault('the server sent another part than the one asked for', 'now');
    }
    if (asked && [400, 412, 416].includes(response.status)) {
      await this.#discard();
      throw new TransferFault(statusFault(response).message, 'now');
    }
    throw statusFault(response);
  }

  async #begin(response: Response): Promise<void> {
    const version = versionOf(response);
    if ((version.total ?? 0) > this.#options.limits.largestFileBytes) throw await this.#tooLarge();
    this.#encoded = isEncoded(response.headers);
    // A range of a packed transfer counts packed bytes, so that nothing can be gone on from.
    await this.#part.begin(this.#encoded ? { ...version, etag: null } : version);
    this.#renewCheck();
    this.#mixed = false;
  }

  /** What a 206 holds if these are the bytes that follow, of the same version; else null. */
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

  /** What follows from a check that failed: another attempt, or an error that is final. */
  async #afterCheck(error: SourceError, signal: AbortSignal): Promise<Error> {
    const { url } = this.#options;
    const lengthKnown = this.#part.version?.total !== null && !this.#encoded;
    if (!lengthKnown && (isCutOff(error) || this.#part.bytes === 0)) {
      const what = `the transfer ended after ${this.#part.bytes} bytes, before the file's end`;
      if (this.#part.resumableEtag === null) await this.#discard();
      else await this.takeUp(signal);
      return new TransferFault(what, 'later', { cause: error });
    }
    const mixed = this.#mixed;
    await this.#discard();
    if (mixed && !this.#startedOver) {
      this.#startedOver = true;
      return new TransferFault(messageOf(error), 'now', { cause: error });
    }
    if (!this.#encoded) return error;
    const what = `the server packed the transfer (Content-Encoding) though asked not to, so that the file's own bytes did not arrive`;
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

  #tell(done: number): void {
    const total = this.#part.version?.total ?? null;
    this.#options.progress?.({ done, unit: 'bytes', ...(total === null ? {} : { total }) });
  }
}
