import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Progress } from '../../workflow/task.ts';
import type { ImdbDataset } from '../imdb-dataset.ts';
import { SourceError } from '../source-error.ts';
import { TRAILING_BYTES } from './gzip.ts';
import type { StoredFile } from './file-format.ts';
import { formatOf } from './formats.ts';
import { locateCharacter, locateEmptyLines } from './read-lines.ts';
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
  const unpacker = format.unpacker();
  const { signal, largestTextBytes = LARGEST_TEXT_BYTES } = options;
  try {
    const limit = textLimit(stored, largestTextBytes);
    await pipeline(file, unpacker.stream, limit, textCheck(), head, { signal });
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof StartFault)
      throw new SourceError(error.code, `${stored.name} ${error.message}`, {
        data: { file: path },
      });
    if (error instanceof EmptyLinesFault) throw await emptyLines(stored);
    if (error instanceof NulFault) throw await unfitCharacter(stored, NUL, 'a NUL character');
    throw (await format.faultOf(error, stored)) ?? error;
  }
  // zlib ignores padding after the stream, at which other readers fail
  if (unpacker.endedBefore(size)) {
    const message = `${stored.name} ${TRAILING_BYTES}; download it again`;
    throw new SourceError('gzip-invalid', message, { data: { file: path, bytes: size } });
  }
  checkHead(head, dataset, stored);
}

const NUL = '\0';

/** A NUL character was found, which DuckDB and other programs take for the end of a text. */
class NulFault extends Error {}

/** The text starts like another kind of file. */
class StartFault extends Error {
  readonly code: 'source-value' | 'gzip-invalid';

  constructor(code: StartFault['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/** The byte order mark of UTF-16, or a letter of its first column in either order of bytes. */
const UTF16_START = /^(?:\xFF\xFE|\xFE\xFF|[a-z]\0[a-z]\0|\0[a-z]\0[a-z])/;

function startFault(chunk: Buffer): StartFault | undefined {
  const start = chunk.toString('latin1', 0, 4);
  if (start.startsWith('\x1F\x8B')) {
    return new StartFault('gzip-invalid', 'is compressed twice; unpack it once');
  }
  if (!UTF16_START.test(start)) return undefined;
  return new StartFault(
    'source-value',
    'is in UTF-16, in which some programs of Windows save text; save it as UTF-8',
  );
}

/** DuckDB stops without a line number at as many empty lines as its buffer has bytes, 32 MB. */
const MOST_EMPTY_BYTES = 8 * 2 ** 20;
/** Lines that end in two characters are half as many. */
const MANY_EMPTY_LINES = MOST_EMPTY_BYTES / 4;

/** There are too many empty lines in a row. */
class EmptyLinesFault extends Error {}

/** Passes text on until there is a NUL character, or nothing but empty lines for megabytes. */
function textCheck(): Transform {
  let isStart = true;
  let emptyBytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      const fault = isStart ? startFault(chunk) : undefined;
      if (fault !== undefined) return next(fault);
      isStart = false;
      if (chunk.includes(0)) return next(new NulFault());
      emptyBytes = isEmpty(chunk) ? emptyBytes + chunk.length : 0;
      if (emptyBytes >= MOST_EMPTY_BYTES) return next(new EmptyLinesFault());
      return next(null, chunk);
    },
  });
}

/** Whether a text is nothing but ends of lines. */
function isEmpty(text: Buffer): boolean {
  // most texts differ at once
  return (
    /^[\r\n]*$/.test(text.toString('latin1', 0, 4)) && /^[\r\n]*$/.test(text.toString('latin1'))
  );
}

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
