import { readFileSync } from 'node:fs';

/**
 * The compiled inflate of `assembly/inflate.ts`, in the first part of a memory.
 *
 * ```
 *  tables │ input         │ margin │ window │ text         │ margin │ … others'
 *  64 KiB │ INPUT_BYTES   │        │ 32 KiB │ TEXT_BYTES   │        │
 * ```
 */
export interface Inflate {
  readonly memory: WebAssembly.Memory;
  /** Starts a stream at `input`. */
  readonly start: () => void;
  /** Writes text up to a limit; returns a status, {@link NEEDS_INPUT} and so on. */
  readonly inflate: (outputLimit: number, atEnd: boolean) => number;
  /** The address of the next byte of input. */
  readonly input: WebAssembly.Global<'i32'>;
  readonly inputEnd: WebAssembly.Global<'i32'>;
  /** Where the next byte of text goes. */
  readonly output: WebAssembly.Global<'i32'>;
  /** The first byte that text may repeat. */
  readonly window: WebAssembly.Global<'i32'>;
}

const INFLATE_FILE = new URL('./inflate.wasm', import.meta.url);
let compiled: WebAssembly.Module | undefined;

const TABLE_BYTES = 1 << 16;
const WINDOW_BYTES = 1 << 15;
/** How many bytes after the input may be read; `INPUT_MARGIN` there. */
export const INPUT_MARGIN = 1024;
/** How many bytes after the text may be written; `OUTPUT_MARGIN` there. */
const OUTPUT_MARGIN = 512;

// Addresses.
export const INPUT = TABLE_BYTES;
export const INPUT_BYTES = 1 << 19;
export const WINDOW: number = INPUT + INPUT_BYTES + INPUT_MARGIN;
export const TEXT: number = WINDOW + WINDOW_BYTES;
/** Together with its margin, as much as fits in a processor's cache. */
export const TEXT_BYTES: number = (1 << 18) - OUTPUT_MARGIN;
/** Where the bytes of others may begin. */
export const INFLATE_END: number = TEXT + TEXT_BYTES + OUTPUT_MARGIN;

// What `inflate` returns; greater numbers are errors.
export const NEEDS_INPUT = 0;
export const STREAM_END = 2;

/** zlib's messages for the errors, by what `inflate` returns. */
export const INFLATE_ERRORS: Readonly<Record<number, string>> = {
  3: 'unexpected end of file',
  4: 'invalid block type',
  5: 'invalid stored block lengths',
  6: 'too many length or distance symbols',
  7: 'invalid code lengths set',
  8: 'invalid bit length repeat',
  9: 'invalid code -- missing end-of-block',
  10: 'invalid literal/lengths set',
  11: 'invalid distances set',
  12: 'invalid literal/length code',
  13: 'invalid distance code',
  14: 'invalid distance too far back',
};

/** Opens the inflate in a memory of at least {@link INFLATE_END} bytes. */
export function openInflate(memory: WebAssembly.Memory): Inflate {
  compiled ??= new WebAssembly.Module(readFileSync(INFLATE_FILE));
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  return { ...exports, memory } as unknown as Inflate;
}
