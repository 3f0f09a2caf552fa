/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import { closeSync, openSync, rmSync } from 'node:fs';
import { writeAll } from '../../../sources/filter/write-all.ts';
import { readAll } from '../../nearest/shards/array-file.ts';

/** Pairs of some films, found a piece at a time, in bounded memory; the rest is in a file. */
export interface PairSpool extends Disposable {
  /** Keeps the first `count` rows that were found for a film, counted from `firstRow`. */
  readonly add: (film: number, found: FoundRows, count: number, firstRow: number) => void;
  /** How many pairs of a film are kept. */
  readonly count: (film: number) => number;
  /** Writes the pairs of a film, piece after piece. */
  readonly read: (film: number, into: FoundRows) => void;
}

/** Rows and their similarities. */
export interface FoundRows {
  readonly rows: Int32Array;
  readonly similarities: Float64Array;
}

/** The bytes of a row and a similarity. */
export const PAIR_BYTES = 12;

/**
 * A spool with `capacity` pairs in memory, at least those of the largest piece. The file at `path`
 * exists while there are more:
 *
 *     rows, similarities of the first `capacity` pairs   those of the next   …
 */
export function createPairSpool(capacity: number, path: string): PairSpool {
  const rows = new Int32Array(capacity);
  const similarities = new Float64Array(capacity);
  const bytes = [new Uint8Array(rows.buffer), new Uint8Array(similarities.buffer)] as const;
  /** By film: where a piece begins, its length, and so on. */
  const pieces = new Map<number, number[]>();
  let file: number | undefined;
  let written = 0;
  let used = 0;

  function makeRoom(count: number): void {
    if (used + count <= capacity) return;
    file ??= openSync(path, 'w+');
    for (const part of bytes) writeAll(file, part);
    written += capacity;
    used = 0;
  }

  function readPiece(begin: number, count: number, into: FoundRows, at: number): void {
    if (begin >= written || file === undefined) {
      const from = begin - written;
      into.rows.set(rows.subarray(from, from + count), at);
      into.similarities.set(similarities.subarray(from, from + count), at);
      return;
    }
    const within = begin % capacity;
    const chunk = (begin - within) * PAIR_BYTES;
    readAll(file, bytesBetween(into.rows, at, count), chunk + 4 * within);
    readAll(file, bytesBetween(into.similarities, at, count), chunk + 4 * capacity + 8 * within);
  }

  return {
    add(film, found, count, firstRow) {
      if (count === 0) return;
      makeRoom(count);
      for (let i = 0; i < count; i++) rows[used + i] = firstRow + found.rows[i]!;
      similarities.set(found.similarities.subarray(0, count), used);
      const piece = [written + used, count];
      const before = pieces.get(film);
      if (before === undefined) pieces.set(film, piece);
      else before.push(...piece);
      used += count;
    },
    count: (film) => (pieces.get(film) ?? []).reduce((sum, n, i) => sum + (i % 2) * n, 0),
    read(film, into) {
      const places = pieces.get(film) ?? [];
      let at = 0;
      for (let i = 0; i < places.length; i += 2) {
        readPiece(places[i]!, places[i + 1]!, into, at);
        at += places[i + 1]!;
      }
    },
    [Symbol.dispose]() {
      if (file === undefined) return;
      closeSync(file);
      rmSync(path);
    },
  };
}

function bytesBetween(array: Int32Array | Float64Array, from: number, count: number): Uint8Array {
  const { buffer, byteOffset, BYTES_PER_ELEMENT: size } = array;
  return new Uint8Array(buffer, byteOffset + from * size, count * size);
}
