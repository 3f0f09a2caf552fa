import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { ImdbDataset } from '../imdb-dataset.ts';
import { SourceError } from '../source-error.ts';
import {
  asGzipError,
  checkHead,
  emptyFile,
  HeadOfText,
  textLimit,
  TRAILING_BYTES,
} from '../verify-dataset.ts';

const CHUNK_BYTES = 1 << 20;

export interface CheckedFile {
  readonly dataset: ImdbDataset;
  /** The name for messages. */
  readonly name: string;
  /** Where its bytes lie. */
  readonly path: string;
  readonly largestTextBytes: number;
}

/**
 * Verifies a dataset file as its bytes arrive, as `verifyDataset` does for one that lies there, and
 * beyond that: nothing may follow the gzip stream, and it may not unpack to more than a limit.
 *
 * `write` and `end` reject with the SourceErrors of `verifyDataset`, each as early as it is known.
 */
export class DatasetCheck {
  readonly #file: CheckedFile;
  readonly #gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  readonly #head = new HeadOfText();
  readonly #sha256 = createHash('sha256');
  readonly #unpacked: Promise<void>;
  #bytes = 0;

  constructor(file: CheckedFile) {
    this.#file = file;
    this.#unpacked = pipeline(this.#gunzip, textLimit(file), this.#head);
    // Whoever writes next meets the error.
    this.#unpacked.catch(() => undefined);
  }

  async write(chunk: Uint8Array): Promise<void> {
    this.#bytes += chunk.length;
    this.#sha256.update(chunk);
    if (this.#gunzip.writable && this.#gunzip.write(chunk)) return;
    await this.#orError(Promise.race([once(this.#gunzip, 'drain'), this.#unpacked]));
  }

  /** To be called once all bytes are written; returns the file's sha256, in hexadecimal. */
  async end(): Promise<string> {
    const { dataset, name, path } = this.#file;
    if (this.#bytes === 0) throw emptyFile(name, path);
    this.#gunzip.end();
    await this.#orError(this.#unpacked);
    if (this.#gunzip.bytesWritten < this.#bytes) throw trailingBytes(this.#file);
    checkHead(this.#head, dataset, name, path);
    return this.#sha256.digest('hex');
  }

  /** Lets go of an unfinished check. */
  close(): void {
    this.#gunzip.destroy();
  }

  async #orError(promise: Promise<unknown>): Promise<void> {
    const { name, path } = this.#file;
    try {
      await promise;
    } catch (error) {
      throw await asGzipError(error, path, name, this.#bytes);
    }
  }
}

/** Whether a check failed only because bytes are missing at the end. */
export function isCutOff(error: unknown): boolean {
  if (!(error instanceof SourceError)) return false;
  const cause: unknown = error.cause;
  return cause instanceof Error && 'code' in cause && cause.code === 'Z_BUF_ERROR';
}

function trailingBytes({ name, path }: CheckedFile): SourceError {
  const message = `${name} is damaged: ${TRAILING_BYTES}; download it again`;
  return new SourceError('gzip-invalid', message, { data: { file: path } });
}
