/**
 * Typed arrays in a file, each read by itself into memory that threads share.
 *
 *     {"about": …, "arrays": {"terms": [145056, 0], …}}\n   bytes of one array after the other
 */
import { closeSync, openSync, readSync, renameSync } from 'node:fs';
import process from 'node:process';
import { writeAll } from '../../../sources/filter/write-all.ts';

type AnyArray = Uint8Array | Int32Array | Float32Array | Float64Array;

interface Header {
  readonly about: unknown;
  /** By name: the number of bytes, and the first one after the header. */
  readonly arrays: Readonly<Record<string, readonly [bytes: number, first: number]>>;
}

/** An open file of arrays. */
export interface ArrayFile extends Disposable {
  readonly about: unknown;
  /** The bytes of an array, in shared memory. @throws TypeError if the file lacks it, or its end */
  readonly read: (name: string) => SharedArrayBuffer;
  /** Fills bytes with those of an array. @throws TypeError as above */
  readonly readInto: (name: string, bytes: Uint8Array) => void;
}

/** The most that one call reads. */
const PART_BYTES = 2 ** 28;
const LONGEST_HEADER_BYTES = 1 << 16;

/** Writes arrays and facts about them; the file has its name when it is complete. */
export function writeArrayFile(
  path: string,
  about: unknown,
  arrays: Readonly<Record<string, AnyArray>>,
): void {
  const places: Record<string, readonly [number, number]> = {};
  let end = 0;
  for (const [name, array] of Object.entries(arrays)) {
    places[name] = [array.byteLength, end];
    end += array.byteLength;
  }
  const unfinished = `${path}.${process.pid}`;
  const file = openSync(unfinished, 'w');
  try {
    writeAll(file, Buffer.from(`${JSON.stringify({ about, arrays: places } satisfies Header)}\n`));
    for (const array of Object.values(arrays)) writeAll(file, bytesOf(array));
  } finally {
    closeSync(file);
  }
  renameSync(unfinished, path);
}

export function openArrayFile(path: string): ArrayFile {
  const file = openSync(path, 'r');
  const head = Buffer.alloc(LONGEST_HEADER_BYTES);
  const end = head.subarray(0, readSync(file, head, 0, head.length, 0)).indexOf('\n');
  const { about, arrays } = JSON.parse(head.toString('utf8', 0, end)) as Header;
  const placeOf = (name: string) => {
    const place = arrays[name];
    if (place === undefined) throw new TypeError(`${path} has no ${name}`);
    return place;
  };
  const readInto = (name: string, bytes: Uint8Array): void => {
    readAll(file, bytes, end + 1 + placeOf(name)[1]);
  };
  return {
    about,
    read(name) {
      const bytes = new Uint8Array(new SharedArrayBuffer(placeOf(name)[0]));
      readInto(name, bytes);
      return bytes.buffer;
    },
    readInto,
    [Symbol.dispose]: () => closeSync(file),
  };
}

function bytesOf({ buffer, byteOffset, byteLength }: AnyArray): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Fills bytes from a place in a file. @throws TypeError if it ends before */
export function readAll(file: number, bytes: Uint8Array, position: number): void {
  for (let read = 0; read < bytes.length;) {
    const part = bytes.subarray(read, read + PART_BYTES);
    const count = readSync(file, part, 0, part.length, position + read);
    if (count === 0) throw new TypeError('the file of a shard is cut off');
    read += count;
  }
}
