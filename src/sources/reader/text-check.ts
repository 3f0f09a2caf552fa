import { SourceError } from '../source-error.ts';
import type { StoredFile } from './file-format.ts';

/** The most that a file may unpack to: some fifteen times the largest of IMDb's. */
export const LARGEST_TEXT_BYTES = 200 * 2 ** 30;

/** DuckDB stops without a line number at as many empty lines as its buffer has bytes, 32 MB. */
const MOST_EMPTY_BYTES = 8 * 2 ** 20;
/** Lines that end in two characters are half as many. */
export const MANY_EMPTY_LINES: number = MOST_EMPTY_BYTES / 4;

/** A NUL character was found, which DuckDB and other programs take for the end of a text. */
export class NulFault extends Error {}

/** There are too many empty lines in a row. */
export class EmptyLinesFault extends Error {}

/** The text starts like another kind of file. */
export class StartFault extends Error {
  readonly code: 'source-value' | 'gzip-invalid';

  constructor(code: StartFault['code'], message: string) {
    super(message);
    this.code = code;
  }
}

type NamedFile = Pick<StoredFile, 'path' | 'name'>;

/** Looks at the text of a dataset file, chunk by chunk, for what it must not have. */
export class TextCheck {
  readonly #limit: (bytes: number) => void;
  #isStart = true;
  #emptyBytes = 0;

  constructor(file: NamedFile, largestTextBytes: number = LARGEST_TEXT_BYTES) {
    this.#limit = textCounter(file, largestTextBytes);
  }

  /**
   * @throws NulFault, EmptyLinesFault, StartFault; SourceError `gzip-invalid` when there is more text
   * than a file may unpack to
   */
  take(chunk: Uint8Array): void {
    this.#limit(chunk.length);
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    if (this.#isStart) refuseStart(bytes);
    this.#isStart = false;
    if (bytes.includes(0)) throw new NulFault('a NUL character');
    this.#emptyBytes = isEmpty(bytes) ? this.#emptyBytes + bytes.length : 0;
    if (this.#emptyBytes >= MOST_EMPTY_BYTES) throw new EmptyLinesFault('megabytes of empty lines');
  }
}

/**
 * A function that counts bytes of text.
 *
 * @returns it throws SourceError `gzip-invalid` once there are more than a file may unpack to
 */
export function textCounter(
  { path, name }: NamedFile,
  largestTextBytes: number,
): (bytes: number) => void {
  let textBytes = 0;
  return (bytes) => {
    textBytes += bytes;
    if (textBytes <= largestTextBytes) return;
    const message = `${name} unpacks to more than ${largestTextBytes} bytes, so reading it was stopped`;
    throw new SourceError('gzip-invalid', message, { data: { file: path } });
  };
}

/** The byte order mark of UTF-16, or a letter of its first column in either order of bytes. */
const UTF16_START = /^(?:\xFF\xFE|\xFE\xFF|[a-z]\0[a-z]\0|\0[a-z]\0[a-z])/;

function refuseStart(bytes: Buffer): void {
  const start = bytes.toString('latin1', 0, 4);
  if (start.startsWith('\x1F\x8B')) {
    throw new StartFault('gzip-invalid', 'is compressed twice; unpack it once');
  }
  if (UTF16_START.test(start)) {
    throw new StartFault(
      'source-value',
      'is in UTF-16, in which some programs of Windows save text; save it as UTF-8',
    );
  }
}

/** Whether a text is nothing but ends of lines. */
function isEmpty(text: Buffer): boolean {
  // most texts differ at once
  return (
    /^[\r\n]*$/.test(text.toString('latin1', 0, 4)) && /^[\r\n]*$/.test(text.toString('latin1'))
  );
}
