import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Progress } from '../workflow/task.ts';
import type { ImdbDataset } from './imdb-dataset.ts';
import { clip, SourceError } from './source-error.ts';

const CHUNK_BYTES = 1 << 20;
const LINE_FEED = 10;
const LONGEST_HEADER_BYTES = 64 << 10;

/** The most that a file may unpack to: some fifteen times the largest of IMDb's. */
export const LARGEST_TEXT_BYTES = 200 * 2 ** 30;

export interface VerifyOptions {
  readonly signal: AbortSignal;
  readonly progress?: (progress: Progress) => void;
  /** The name for messages, where the file still bears a temporary one. */
  readonly name?: string;
  /** The most that it may unpack to. */
  readonly largestTextBytes?: number;
}

/**
 * Reads a dataset file from end to end: whole gzip with right checksums (RFC 1952, any number of
 * members), a header with every column that the dataset needs, at least one row.
 *
 * DuckDB takes cut or damaged gzip for a shorter file without a word, so nothing is read by it
 * before this check.
 *
 * @throws SourceError `gzip-invalid`, `source-empty`, `source-header` or `source-column`
 */
export async function verifyDataset(
  path: string,
  dataset: ImdbDataset,
  options: VerifyOptions,
): Promise<void> {
  const name = options.name ?? basename(path);
  const { size } = await stat(path);
  if (size === 0) throw emptyFile(name, path);
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  let readBytes = 0;
  file.on('data', (chunk) => {
    readBytes += chunk.length;
    options.progress?.({ done: readBytes, total: size, unit: 'bytes' });
  });
  const head = new HeadOfText();
  const { largestTextBytes = LARGEST_TEXT_BYTES } = options;
  try {
    await pipeline(
      file,
      createGunzip({ chunkSize: CHUNK_BYTES }),
      textLimit({ name, path, largestTextBytes }),
      head,
      { signal: options.signal },
    );
  } catch (error) {
    options.signal.throwIfAborted();
    throw await asGzipError(error, path, name, size);
  }
  checkHead(head, dataset, name, path);
}

/**
 * Checks the beginning of a dataset file's text.
 *
 * @throws SourceError `source-empty`, `source-header` or `source-column`
 */
export function checkHead(
  head: HeadOfText,
  dataset: ImdbDataset,
  name: string,
  path: string,
): void {
  checkHeader(head.header(), dataset, name, path);
  if (!head.hasRows) {
    throw new SourceError('source-empty', `${name} has a header but no rows`, {
      data: { file: path },
    });
  }
}

/** Passes text on until there is more of it than a file may unpack to. */
export function textLimit({
  name,
  path,
  largestTextBytes,
}: {
  readonly name: string;
  readonly path: string;
  readonly largestTextBytes: number;
}): Transform {
  let textBytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      textBytes += chunk.length;
      if (textBytes <= largestTextBytes) return next(null, chunk);
      const message = `${name} unpacks to more than ${largestTextBytes} bytes and was given up`;
      return next(new SourceError('gzip-invalid', message, { data: { file: path } }));
    },
  });
}

/** The error for a dataset file of no bytes. */
export function emptyFile(name: string, path: string): SourceError {
  return new SourceError('source-empty', `${name} is empty (0 bytes); download it again`, {
    data: { file: path },
  });
}

/** The column names of a verified dataset file, in the order of the file. */
export async function readHeader(path: string): Promise<readonly string[]> {
  const head = new HeadOfText();
  const unzipped = createReadStream(path).pipe(createGunzip());
  for await (const chunk of unzipped as AsyncIterable<Buffer>) {
    head.take(chunk);
    if (head.complete) break;
  }
  return head.header();
}

function checkHeader(
  header: readonly string[],
  dataset: ImdbDataset,
  name: string,
  path: string,
): void {
  if (header.length === 1 && header[0] === '') {
    throw new SourceError('source-empty', `${name} holds nothing; download it again`, {
      data: { file: path },
    });
  }
  // DuckDB takes names that differ in letter case alone for the same
  const names = header.map((column) => column.toLowerCase());
  const doubled = header.find((_, index) => names.indexOf(names[index] ?? '') !== index);
  if (doubled !== undefined) {
    throw new SourceError('source-header', `${name}, line 1: two columns are named "${doubled}"`, {
      data: { file: path, line: 1, column: doubled },
    });
  }
  const missing = dataset.columns.filter((column) => !header.includes(column.name));
  if (missing.length > 0) {
    const wanted = missing.map((column) => column.name).join(', ');
    throw new SourceError(
      'source-column',
      `${name}, line 1: missing column ${wanted}; the header is "${clip(header.join(' '))}"`,
      { data: { file: path, line: 1, column: wanted } },
    );
  }
}

/** Takes text and keeps its first line and whether anything follows it. */
export class HeadOfText extends Writable {
  #head = Buffer.alloc(0);
  #headEnd = -1;
  hasRows = false;

  get complete(): boolean {
    return this.#headEnd >= 0;
  }

  header(): readonly string[] {
    const line = this.complete ? this.#head.subarray(0, this.#headEnd) : this.#head;
    return line
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .replace(/\r$/, '')
      .split('\t');
  }

  take(chunk: Buffer): void {
    if (this.hasRows) return;
    if (!this.complete) {
      this.#head = Buffer.concat([this.#head, chunk]);
      this.#headEnd = this.#head.indexOf(LINE_FEED);
      if (!this.complete && this.#head.length > LONGEST_HEADER_BYTES) this.#headEnd = 0;
      this.hasRows = this.complete && hasText(this.#head.subarray(this.#headEnd + 1));
      return;
    }
    this.hasRows = hasText(chunk);
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.take(chunk);
    done();
  }
}

function hasText(bytes: Buffer): boolean {
  return bytes.some((byte) => byte > 32);
}

/** What is wrong with a file that goes on after its gzip stream, with what is no other one. */
export const TRAILING_BYTES = 'other bytes follow the end of the gzip stream';

/** Turns zlib's error about a file into ours; anything else is returned as it came. */
export async function asGzipError(
  error: unknown,
  path: string,
  name: string,
  size: number,
): Promise<unknown> {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined || !code.startsWith('Z_')) return error;
  return new SourceError('gzip-invalid', `${name} ${await gzipFault(code, message, path, size)}`, {
    cause: error,
    data: { file: path, bytes: size },
  });
}

async function gzipFault(
  code: string,
  message: string,
  path: string,
  size: number,
): Promise<string> {
  const start = await firstBytes(path);
  if (start[0] !== 0x1f || start[1] !== 0x8b) {
    const text = start.toString('latin1').replaceAll(/[^\x20-\x7e]+/g, ' ');
    const page = /^\s*<(!doctype|html|\?xml)/i.test(text) ? ' (a web page was saved instead)' : '';
    return `is not a gzip file: it begins with "${clip(text.trim())}"${page}; download it again`;
  }
  if (code === 'Z_BUF_ERROR') {
    return `is cut off: its ${size} bytes end in the middle of the gzip stream; download it again`;
  }
  if (/incorrect header check|unknown compression method/.test(message)) {
    return `is damaged: ${TRAILING_BYTES}; download it again`;
  }
  if (/incorrect (data|length) check/.test(message)) {
    return 'is damaged: its content does not match the gzip checksum; download it again';
  }
  return `is damaged: ${message}; download it again`;
}

async function firstBytes(path: string): Promise<Buffer> {
  for await (const chunk of createReadStream(path, { end: 39 }) as AsyncIterable<Buffer>) {
    return chunk;
  }
  return Buffer.alloc(0);
}
