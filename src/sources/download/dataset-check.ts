import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import type { ImdbDataset } from '../imdb-dataset.ts';
import { SERVED_FORMAT } from '../reader/formats.ts';
import { TRAILING_BYTES } from '../reader/gzip.ts';
import { checkHead, TextHead } from '../reader/text-head.ts';
import { emptyFile, textLimit } from '../reader/verify-dataset.ts';
import { SourceError } from '../source-error.ts';

interface CheckedFile {
  readonly dataset: ImdbDataset;
  /** The name for messages. */
  readonly name: string;
  /** Where its bytes are. */
  readonly path: string;
  readonly largestTextBytes: number;
}

/**
 * Verifies a dataset file as its bytes arrive, as `verifyDataset` does for a file on disk. In
 * addition, nothing may follow the gzip stream.
 *
 * `write` and `end` reject with the SourceErrors of `verifyDataset`, as early as possible.
 */
export class DatasetCheck {
  readonly #file: CheckedFile;
  readonly #unpacker = SERVED_FORMAT.unpacker();
  readonly #head = new TextHead();
  readonly #sha256 = createHash('sha256');
  readonly #unpacked: Promise<void>;
  #bytes = 0;

  constructor(file: CheckedFile) {
    this.#file = file;
    this.#unpacked = pipeline(
      this.#unpacker.stream,
      textLimit(file, file.largestTextBytes),
      this.#head,
    );
    // the next write reports the error
    this.#unpacked.catch(() => undefined);
  }

  async write(chunk: Uint8Array): Promise<void> {
    this.#bytes += chunk.length;
    this.#sha256.update(chunk);
    const { stream } = this.#unpacker;
    if (stream.writable && stream.write(chunk)) return;
    await this.#orError(Promise.race([once(stream, 'drain'), this.#unpacked]));
  }

  /** Called after all bytes are written; returns the file's sha256, in hexadecimal. */
  async end(): Promise<string> {
    if (this.#bytes === 0) throw emptyFile(this.#file);
    this.#unpacker.stream.end();
    await this.#orError(this.#unpacked);
    if (this.#unpacker.endedBefore(this.#bytes)) throw trailingBytes(this.#file);
    checkHead(this.#head, this.#file.dataset, this.#file);
    return this.#sha256.digest('hex');
  }

  /** Gives up an unfinished check. */
  close(): void {
    this.#unpacker.stream.destroy();
  }

  async #orError(promise: Promise<unknown>): Promise<void> {
    const { name, path } = this.#file;
    try {
      await promise;
    } catch (error) {
      const file = { path, name, bytes: this.#bytes };
      throw (await SERVED_FORMAT.faultOf(error, file)) ?? error;
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
  const message = `${name} ${TRAILING_BYTES}; download it again`;
  return new SourceError('gzip-invalid', message, { data: { file: path } });
}
