import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline, Transform } from 'node:stream';
import type { Progress } from '../../workflow/task.ts';
import type { ImdbDataset } from '../imdb-dataset.ts';
import { SourceError } from '../source-error.ts';
import { TRAILING_BYTES } from './gzip.ts';
import type { StoredFile } from './file-format.ts';
import { formatOf } from './formats.ts';
import { locateCharacter, locateEmptyLines } from './read-lines.ts';
import {
  EmptyLinesFault,
  MANY_EMPTY_LINES,
  NulFault,
  StartFault,
  TextCheck,
  textCounter,
} from './text-check.ts';
import { checkHead, TextHead } from './text-head.ts';

const CHUNK_BYTES = 1 << 20;

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
 * @throws SourceError `gzip-invalid`, `source-empty`, `source-header`, `source-column` or `source-value`
 */
export async function verifyDataset(
  path: string,
  dataset: ImdbDataset,
  options: VerifyOptions,
): Promise<void> {
  await verifyText(path, dataset, options, () => false);
}

/**
 * Checks as much of a dataset file as shows its columns and its first row: that it is the right kind of
 * file. Later damage is found when the rest is read.
 *
 * @throws what {@link verifyDataset} throws
 */
export async function verifyStart(
  path: string,
  dataset: ImdbDataset,
  options: VerifyOptions,
): Promise<void> {
  await verifyText(path, dataset, options, (head) => head.hasRows);
}

async function verifyText(
  path: string,
  dataset: ImdbDataset,
  options: VerifyOptions,
  isEnough: (head: TextHead) => boolean,
): Promise<void> {
  const { size } = await stat(path);
  const stored: StoredFile = { path, name: options.name ?? basename(path), bytes: size };
  if (size === 0) throw emptyFile(stored);
  const format = formatOf(stored.name);
  const { signal } = options;
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES, signal });
  let readBytes = 0;
  file.on('data', (chunk) => {
    readBytes += chunk.length;
    options.progress?.({ done: readBytes, total: size, unit: 'bytes' });
  });
  const unpacker = format.unpacker();
  // an error while reading ends the text with that error
  const text: AsyncIterable<Buffer> = pipeline(file, unpacker.stream, () => {});
  const head = new TextHead();
  const check = new TextCheck(stored, options.largestTextBytes);
  try {
    for await (const chunk of text) {
      check.take(chunk);
      head.take(chunk);
      if (isEnough(head)) return checkHead(head, dataset, stored);
    }
  } catch (error) {
    signal.throwIfAborted();
    throw (await textFault(error, stored)) ?? (await format.faultOf(error, stored)) ?? error;
  }
  // zlib ignores padding after the stream, at which other readers fail
  if (unpacker.endedBefore(size)) {
    const message = `${stored.name} ${TRAILING_BYTES}; download it again`;
    throw new SourceError('gzip-invalid', message, { data: { file: path, bytes: size } });
  }
  checkHead(head, dataset, stored);
}

/** What a fault that {@link TextCheck} found says about a file. */
async function textFault(error: unknown, stored: StoredFile): Promise<SourceError | undefined> {
  if (error instanceof StartFault) {
    return new SourceError(error.code, `${stored.name} ${error.message}`, {
      data: { file: stored.path },
    });
  }
  if (error instanceof EmptyLinesFault) return emptyLines(stored);
  if (error instanceof NulFault) return unfitCharacter(stored, NUL, 'a NUL character');
  return undefined;
}

const NUL = '\0';

/** The error for a file with megabytes of empty lines. */
async function emptyLines({ path, name }: StoredFile): Promise<SourceError> {
  const line = await locateEmptyLines(path, MANY_EMPTY_LINES);
  return new SourceError(
    'source-value',
    `${name}, line ${line ?? '?'}: from here on there are millions of empty lines`,
    { data: { file: path, line: line ?? null } },
  );
}

/** The error for a character that a line must not have, with the first such line. */
async function unfitCharacter(
  { path, name }: Pick<StoredFile, 'path' | 'name'>,
  character: string,
  what: string,
): Promise<SourceError> {
  const line = await locateCharacter(path, character);
  return new SourceError('source-value', `${name}, line ${line ?? '?'}: the line has ${what}`, {
    data: { file: path, line: line ?? null },
  });
}

/**
 * The error for a carriage return within a line, at which DuckDB stops without a line number;
 * undefined when no file has one.
 */
export async function loneReturn(paths: readonly string[]): Promise<SourceError | undefined> {
  for (const path of paths) {
    const line = await locateCharacter(path, '\r');
    if (line === undefined) continue;
    const what = 'a carriage return without a line feed';
    return new SourceError(
      'source-value',
      `${basename(path)}, line ${line}: the line has ${what}`,
      {
        data: { file: path, line },
      },
    );
  }
  return undefined;
}

/** Passes text on until there is more of it than a file may unpack to. */
export function textLimit(
  file: Pick<StoredFile, 'path' | 'name'>,
  largestTextBytes: number,
): Transform {
  const count = textCounter(file, largestTextBytes);
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      try {
        count(chunk.length);
      } catch (error) {
        return next(error as SourceError);
      }
      return next(null, chunk);
    },
  });
}

/** The error for a dataset file without bytes. */
export function emptyFile({ path, name }: Pick<StoredFile, 'path' | 'name'>): SourceError {
  return new SourceError('source-empty', `${name} is empty (0 bytes); download it again`, {
    data: { file: path },
  });
}
