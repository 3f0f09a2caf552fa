/** The pages of the three columns of pairs; pair-file.ts draws them. */
import { putVarint, thriftBytes, type Thrift } from './compact-thrift.ts';

// The numbers of Parquet's format/src/main/thrift/parquet.thrift.
const PLAIN = 0;
const RLE = 3;
const RLE_DICTIONARY = 8;
const DATA_PAGE = 0;
const DICTIONARY_PAGE = 2;

const ZERO = new Uint8Array(8);

/** Bytes of a column and how to read them. */
export interface Page {
  readonly kind: 'dictionary' | 'data';
  readonly encoding: number;
  readonly values: number;
  readonly body: Uint8Array;
}

/** A film with the number of its pairs. */
export interface FilmRun {
  readonly filmId: number;
  readonly count: number;
}

/** Zeros after a number of stored values. */
export interface ZeroRun {
  readonly after: number;
  readonly count: number;
}

/** A dictionary of the films, and one run of an index into it for each. */
export function filmPages(films: readonly FilmRun[]): readonly Page[] {
  const ids = Int32Array.from(films, ({ filmId }) => filmId);
  const width = Math.max(1, 32 - Math.clz32(films.length - 1));
  const runs = [width];
  let values = 0;
  for (const [index, { count }] of films.entries()) {
    putVarint(runs, 2 * count);
    for (let shift = 0; shift < width; shift += 8) runs.push((index >>> shift) & 255);
    values += count;
  }
  return [
    { kind: 'dictionary', encoding: PLAIN, values: ids.length, body: bytesOf(ids) },
    { kind: 'data', encoding: RLE_DICTIONARY, values, body: Uint8Array.from(runs) },
  ];
}

/** Plain pages, and between them one for each run of zeros: a dictionary that holds 0 alone. */
export function similarityPages(
  similarities: Float64Array,
  values: number,
  zeroRuns: readonly ZeroRun[],
): readonly Page[] {
  const pages: Page[] = [];
  if (zeroRuns.length > 0) {
    pages.push({ kind: 'dictionary', encoding: PLAIN, values: 1, body: ZERO });
  }
  let done = 0;
  for (const { after, count } of zeroRuns) {
    if (after > done) pages.push(plainPage(similarities, done, after));
    const run = [1];
    putVarint(run, 2 * count);
    run.push(0);
    const body = Uint8Array.from(run);
    pages.push({ kind: 'data', encoding: RLE_DICTIONARY, values: count, body });
    done = after;
  }
  if (values > done) pages.push(plainPage(similarities, done, values));
  return pages;
}

/** A part of an array as it is in memory. */
export function plainPage(array: Int32Array | Float64Array, from: number, to: number): Page {
  return { kind: 'data', encoding: PLAIN, values: to - from, body: bytesOf(array, from, to) };
}

/** The bytes that come before a page's body. */
export function pageHeader({ kind, encoding, values, body }: Page): Uint8Array {
  const size: Thrift = { i32: body.length };
  const about = { 1: { i32: values }, 2: { i32: encoding } };
  return kind === 'dictionary'
    ? thriftBytes({ 1: { i32: DICTIONARY_PAGE }, 2: size, 3: size, 7: { struct: about } })
    : thriftBytes({
        1: { i32: DATA_PAGE },
        2: size,
        3: size,
        5: { struct: { ...about, 3: { i32: RLE }, 4: { i32: RLE } } },
      });
}

/** The bytes of a part of an array, without a copy; little-endian on every machine with Node. */
export function bytesOf(
  { buffer, byteOffset, BYTES_PER_ELEMENT, length }: Int32Array | Float64Array,
  from = 0,
  to = length,
): Uint8Array {
  return new Uint8Array(
    buffer,
    byteOffset + from * BYTES_PER_ELEMENT,
    (to - from) * BYTES_PER_ELEMENT,
  );
}
