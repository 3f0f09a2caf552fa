import { crc32 } from 'node:zlib';
import {
  INFLATE_END,
  INFLATE_ERRORS,
  INPUT,
  INPUT_BYTES,
  INPUT_MARGIN,
  NEEDS_INPUT,
  openInflate,
  STREAM_END,
  TEXT,
  TEXT_BYTES,
  WINDOW,
  type Inflate,
} from './open-inflate.ts';

const DEFLATE = 8;
const [HEADER_CHECKSUM, EXTRA, NAME, COMMENT, RESERVED] = [2, 4, 8, 16, 0xe0] as const;

/** How much of its memory {@link gunzip} takes, from the beginning. */
export const GUNZIP_BYTES: number = INFLATE_END;

/**
 * Unpacks gzip (RFC 1952). Nothing else of our own inflate, in this folder, is meant for other
 * folders.
 *
 * It accepts and rejects what Node's zlib does, and with the same messages: any number of members, a
 * zero after the last one, followed by anything; checksums and lengths must be right.
 *
 * @param read Reads the next bytes into an array; returns how many, 0 at the end of the file.
 * @param memory Of at least {@link GUNZIP_BYTES}. The text is returned in it, piece by piece; a piece
 * is valid until the next one is requested.
 * @returns whether there are bytes after the last member, which zlib ignores
 * @throws Error with zlib's message when this is not gzip, is damaged or cut off
 */
export function* gunzip(
  read: (into: Uint8Array) => number,
  memory: WebAssembly.Memory,
): Generator<Uint8Array, boolean, void> {
  const inflate = openInflate(memory);
  const input = openInput(read, inflate);
  do {
    readHeader(input);
    yield* readMember(input, inflate);
  } while (input.peek() > 0);
  return input.peek() === 0;
}

/** A file in the inflate's memory. */
interface Input {
  /** Reads more; what has not been consumed moves to the front. */
  readonly fill: () => void;
  /** Whether the file has been read to its end. */
  readonly atEnd: () => boolean;
  /** The next byte; -1 after the last one. */
  readonly peek: () => number;
  /** Consumes the next byte. */
  readonly byte: () => number;
}

function openInput(read: (into: Uint8Array) => number, inflate: Inflate): Input {
  const { input, inputEnd } = inflate;
  const bytes = new Uint8Array(inflate.memory.buffer);
  input.value = INPUT;
  inputEnd.value = INPUT;
  let isRead = false;

  function fill(): void {
    bytes.copyWithin(INPUT, input.value, inputEnd.value);
    const from = INPUT + inputEnd.value - input.value;
    const count = read(bytes.subarray(from, INPUT + INPUT_BYTES));
    isRead = count === 0;
    input.value = INPUT;
    inputEnd.value = from + count;
    if (isRead) bytes.fill(0, from, from + INPUT_MARGIN);
  }

  function peek(): number {
    if (input.value === inputEnd.value && !isRead) fill();
    return input.value < inputEnd.value ? (bytes[input.value] ?? 0) : -1;
  }

  return {
    fill,
    atEnd: () => isRead,
    peek,
    byte() {
      const next = peek();
      if (next < 0) throw new Error('unexpected end of file');
      input.value++;
      return next;
    },
  };
}

/** Reads past the header of a member. */
function readHeader({ byte }: Input): void {
  let checksum = 0;
  const next = (): number => {
    const value = byte();
    checksum = crc32(Uint8Array.of(value), checksum);
    return value;
  };
  const skip = (count: number): void => {
    for (let index = 0; index < count; index++) next();
  };
  const skipText = (): void => {
    while (next() !== 0);
  };
  if ((next() | (next() << 8)) !== 0x8b1f) throw new Error('incorrect header check');
  if (next() !== DEFLATE) throw new Error('unknown compression method');
  const flags = next();
  if ((flags & RESERVED) !== 0) throw new Error('unknown header flags set');
  skip(6);
  if ((flags & EXTRA) !== 0) skip(next() | (next() << 8));
  if ((flags & NAME) !== 0) skipText();
  if ((flags & COMMENT) !== 0) skipText();
  const expected = checksum & 0xffff;
  if ((flags & HEADER_CHECKSUM) !== 0 && (byte() | (byte() << 8)) !== expected) {
    throw new Error('header crc mismatch');
  }
}

/** Yields the text of a member after its header, and checks it. */
function* readMember(input: Input, inflate: Inflate): Generator<Uint8Array, void, void> {
  const { output, window } = inflate;
  const bytes = new Uint8Array(inflate.memory.buffer);
  let checksum = 0;
  let length = 0;
  output.value = TEXT;
  window.value = TEXT;
  inflate.start();
  for (let status = NEEDS_INPUT; status !== STREAM_END;) {
    status = inflate.inflate(TEXT + TEXT_BYTES, input.atEnd());
    const error = INFLATE_ERRORS[status];
    if (error !== undefined) throw new Error(error);
    if (status === NEEDS_INPUT) {
      input.fill();
      continue;
    }
    const text = bytes.subarray(TEXT, output.value);
    checksum = crc32(text, checksum);
    length += text.length;
    if (text.length > 0) yield text;
    // the last 32 KiB move in front of the next text, which may repeat them
    bytes.copyWithin(WINDOW, WINDOW + text.length, output.value);
    window.value = Math.max(WINDOW, window.value - text.length);
    output.value = TEXT;
  }
  if (readNumber(input) !== checksum) throw new Error('incorrect data check');
  if (readNumber(input) !== length % 2 ** 32) throw new Error('incorrect length check');
}

/** Four bytes, little-endian. */
function readNumber({ byte }: Input): number {
  return (byte() | (byte() << 8) | (byte() << 16) | (byte() << 24)) >>> 0;
}
