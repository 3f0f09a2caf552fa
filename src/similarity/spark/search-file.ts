/**
 * The compiled search's index in a file, for executors: reading it is much faster than building it
 * again, which takes longer than the search.
 *
 *     {"pages": 512, "films": 36264, "variables": {…}, …}\n   film ids (int32)   memory, page by page
 */
import { closeSync, openSync, readSync } from 'node:fs';
import { writeAll } from '../../sources/filter/write-all.ts';
import { MAX_PAGES, PAGE_BYTES } from '../nearest/kernel/arena.ts';
import type { KernelIndex } from '../nearest/kernel/kernel-index.ts';

/** An index with the film ids of its rows. */
export interface SearchFile {
  readonly filmIds: Int32Array;
  readonly index: KernelIndex;
}

type Header = Omit<KernelIndex, 'memory'> & { readonly pages: number; readonly films: number };

/** The most that one call reads. */
const PART_BYTES = 2 ** 28;
const LONGEST_HEADER_BYTES = 1 << 16;

/** Writes an index; no search may have been opened over it. */
export function writeSearchFile(path: string, { filmIds, index }: SearchFile): void {
  const { memory, ...rest } = index;
  const pages = memory.buffer.byteLength / PAGE_BYTES;
  const header: Header = { ...rest, pages, films: filmIds.length };
  const file = openSync(path, 'w');
  try {
    writeAll(file, Buffer.from(`${JSON.stringify(header)}\n`));
    writeAll(file, bytesOf(filmIds));
    writeAll(file, new Uint8Array(memory.buffer));
  } finally {
    closeSync(file);
  }
}

/** @throws TypeError for a file that {@link writeSearchFile} has not written, or not completely */
export function readSearchFile(path: string): SearchFile {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(LONGEST_HEADER_BYTES);
    const end = head.subarray(0, readSync(file, head, 0, head.length, 0)).indexOf('\n');
    const { pages, films, ...rest } = JSON.parse(head.toString('utf8', 0, end)) as Header;
    const filmIds = new Int32Array(films);
    const memory = new WebAssembly.Memory({ initial: pages, maximum: MAX_PAGES, shared: true });
    const position = readAll(file, bytesOf(filmIds), end + 1);
    readAll(file, new Uint8Array(memory.buffer), position);
    return { filmIds, index: { ...rest, memory } };
  } finally {
    closeSync(file);
  }
}

function bytesOf(numbers: Int32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

/** Fills an array from a place in a file and returns the place after it. */
function readAll(file: number, bytes: Uint8Array, position: number): number {
  let read = 0;
  while (read < bytes.length) {
    const part = bytes.subarray(read, read + PART_BYTES);
    const count = readSync(file, part, 0, part.length, position + read);
    if (count === 0) throw new TypeError('the file of the search is cut off');
    read += count;
  }
  return position + read;
}
