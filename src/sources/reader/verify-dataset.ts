import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Progress } from '../../workflow/task.ts';
import type { ImdbDataset } from '../imdb-dataset.ts';
import { SourceError } from '../source-error.ts';
import type { StoredFile } from './file-format.ts';
import { formatOf } from './formats.ts';
import { checkHead, TextHead } from './text-head.ts';

const CHUNK_BYTES = 1 << 20;

/** The most that a file may unpack to: some fifteen times the largest of IMDb's. */
export const LARGEST_TEXT_BYTES = 200 * 2 ** 30;

interface VerifyOptions {
  readonly signal: AbortSignal;
  readonly progress?: (progress: Progress) => void;
  /** Its name, where the file still has a temporary one. */
  readonly name?: string;
  /** The most that it may unpack to. */
  readonly largestTextBytes?: number;
}

/**
 * Reads a dataset file from end to end and checks that nothing is damaged or missing, as far as its
 * format shows this, that it has every column that the dataset needs, and at least one row.
 *
 * DuckDB silently reads cut or damaged gzip as a shorter file, so it reads no file before this
 * check.
 *
 * @throws SourceError `gzip-invalid`, `source-empty`, `source-header` or `source-column`
 */
export async function verifyDataset(
  path: string,
  dataset: ImdbDataset,
  options: VerifyOptions,
): Promise<void> {
  const { size } = await stat(path);
  const stored: StoredFile = { path, name: options.name ?? basename(path), bytes: size };
  if (size === 0) throw emptyFile(stored);
  const format = formatOf(stored.name);
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  let readBytes = 0;
  file.on('data', (chunk) => {
    readBytes += chunk.length;
    options.progress?.({ done: readBytes, total: size, unit: 'bytes' });
  });
  const head = new TextHead();
  const { signal, largestTextBytes = LARGEST_TEXT_BYTES } = options;
  try {
    const limit = textLimit(stored, largestTextBytes);
    await pipeline(file, format.unpacker().stream, limit, head, { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw (await format.faultOf(error, stored)) ?? error;
  }
  checkHead(head, dataset, stored);
}

/** Passes text on until there is more of it than a file may unpack to. */
export function textLimit(
  { path, name }: Pick<StoredFile, 'path' | 'name'>,
  largestTextBytes: number,
): Transform {
  let textBytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      textBytes += chunk.length;
      if (textBytes <= largestTextBytes) return next(null, chunk);
      const message = `${name} unpacks to more than ${largestTextBytes} bytes, so reading it was stopped`;
      return next(new SourceError('gzip-invalid', message, { data: { file: path } }));
    },
  });
}

/** The error for a dataset file without bytes. */
export function emptyFile({ path, name }: Pick<StoredFile, 'path' | 'name'>): SourceError {
  return new SourceError('source-empty', `${name} is empty (0 bytes); download it again`, {
    data: { file: path },
  });
}
