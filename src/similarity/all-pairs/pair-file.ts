/**
 * A parquet file of pairs: film_id INTEGER, other_id INTEGER, similarity DOUBLE.
 *
 * Written here and not by DuckDB because the columns lie ready in typed arrays: they go to the disk
 * as they are, and what repeats costs next to nothing.
 *
 *     film_id      dictionary of the row group's films, one run for each film
 *     other_id     plain
 *     similarity   plain pages; a film's zeros are one run of a dictionary that holds 0 alone
 *
 * @see https://parquet.apache.org/docs/file-format/ and its data pages, encodings and metadata
 */
import { closeSync, openSync, writevSync } from 'node:fs';
import { putVarint, thriftBytes, thriftText, type Thrift } from './compact-thrift.ts';
import type { RowPairs } from './pairs-of-row.ts';

/** Pairs in a row group, but for those of its last film: some 12 MB. */
const GROUP_PAIRS = 2 ** 20;
/** Fewer zeros than this stay among the plain values: a page has a header. */
const LEAST_ZERO_RUN = 64;

const MAGIC = Buffer.from('PAR1');
const TYPE_INT32 = 1;
const TYPE_DOUBLE = 5;
const PLAIN = 0;
const RLE = 3;
const RLE_DICTIONARY = 8;
const DATA_PAGE = 0;
const DICTIONARY_PAGE = 2;
const ZERO = new Uint8Array(8);

/** An open file; disposing of it closes it, whether or not it was finished. */
interface PairFile extends Disposable {
  /** Appends a film's pairs. */
  readonly append: (filmId: number, pairs: RowPairs) => void;
  /** Writes the footer; without it the file is not parquet. */
  readonly finish: () => void;
}

/** @param filmIds n, by row; ascending. */
export function createPairFile(path: string, filmIds: Int32Array): PairFile {
  const file = openSync(path, 'wx');
  const capacity = GROUP_PAIRS + filmIds.length;
  const others = new Int32Array(capacity);
  const similarities = new Float64Array(capacity);
  let films: { readonly filmId: number; readonly count: number }[] = [];
  let zeroRuns: ZeroRun[] = [];
  let pairs = 0;
  let values = 0;
  let position = 0;
  let rowCount = 0;
  const groups: Thrift[] = [];
  write([MAGIC]);

  return {
    append(filmId, { rows, similarities: found, positive, count }) {
      if (count === 0) return;
      for (let i = 0; i < count; i++) others[pairs + i] = filmIds[rows[i] ?? 0] ?? 0;
      similarities.set(found.subarray(0, positive), values);
      values += positive;
      const zeros = count - positive;
      if (zeros >= LEAST_ZERO_RUN) zeroRuns.push({ after: values, count: zeros });
      else {
        similarities.fill(0, values, values + zeros);
        values += zeros;
      }
      films.push({ filmId, count });
      pairs += count;
      if (pairs >= GROUP_PAIRS) writeGroup();
    },
    finish() {
      if (pairs > 0) writeGroup();
      const footer = thriftBytes(fileMetaData(rowCount, groups));
      const length = new Uint8Array(Uint32Array.of(footer.length).buffer);
      write([footer, length, MAGIC]);
    },
    [Symbol.dispose]: () => closeSync(file),
  };

  function writeGroup(): void {
    const start = position;
    const columns = [
      writeChunk('film_id', TYPE_INT32, filmPages(films), {
        least: films[0]?.filmId ?? 0,
        most: films.at(-1)?.filmId ?? 0,
      }),
      writeChunk('other_id', TYPE_INT32, [plainPage(bytesOf(others, 0, pairs), pairs)]),
      writeChunk('similarity', TYPE_DOUBLE, similarityPages(similarities, values, zeroRuns)),
    ];
    const group: Thrift = {
      struct: {
        1: { list: columns },
        2: { i64: position - start },
        3: { i64: pairs },
      },
    };
    groups.push(group);
    rowCount += pairs;
    films = [];
    zeroRuns = [];
    pairs = 0;
    values = 0;
  }

  /** Writes a column's pages and returns what the footer says of them. */
  function writeChunk(
    name: string,
    type: number,
    pages: readonly Page[],
    bounds?: { readonly least: number; readonly most: number },
  ): Thrift {
    const start = position;
    const dictionary = pages[0]?.kind === 'dictionary' ? pages[0] : undefined;
    write(pages.flatMap((page) => [pageHeader(page), page.body]));
    const metaData: Thrift = {
      struct: {
        1: { i32: type },
        2: { list: [...new Set(pages.map(({ encoding }) => encoding))].map((i32) => ({ i32 })) },
        3: { list: [thriftText(name)] },
        4: { i32: 0 },
        5: { i64: pages.reduce((sum, page) => sum + (page === dictionary ? 0 : page.values), 0) },
        6: { i64: position - start },
        7: { i64: position - start },
        9: {
          i64: dictionary ? start + pageHeader(dictionary).length + dictionary.body.length : start,
        },
        ...(dictionary && { 11: { i64: start } }),
        ...(bounds && {
          12: {
            struct: {
              5: { bytes: bytesOf(Int32Array.of(bounds.most)) },
              6: { bytes: bytesOf(Int32Array.of(bounds.least)) },
            },
          },
        }),
      },
    };
    return { struct: { 2: { i64: start }, 3: metaData } };
  }

  function write(pieces: readonly Uint8Array[]): void {
    const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
    const written = writevSync(file, pieces);
    if (written !== bytes) throw new Error(`${path}: ${written} of ${bytes} bytes were written`);
    position += bytes;
  }
}

/** Zeros that follow the first so many stored values. */
interface ZeroRun {
  readonly after: number;
  readonly count: number;
}

interface Page {
  readonly kind: 'dictionary' | 'data';
  readonly encoding: number;
  readonly values: number;
  readonly body: Uint8Array;
}

function filmPages(
  films: readonly { readonly filmId: number; readonly count: number }[],
): readonly Page[] {
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

function similarityPages(
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
    if (after > done) pages.push(plainPage(bytesOf(similarities, done, after), after - done));
    const run = [1];
    putVarint(run, 2 * count);
    run.push(0);
    pages.push({
      kind: 'data',
      encoding: RLE_DICTIONARY,
      values: count,
      body: Uint8Array.from(run),
    });
    done = after;
  }
  if (values > done) pages.push(plainPage(bytesOf(similarities, done, values), values - done));
  return pages;
}

function plainPage(body: Uint8Array, values: number): Page {
  return { kind: 'data', encoding: PLAIN, values, body };
}

function pageHeader({ kind, encoding, values, body }: Page): Uint8Array {
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

function column(name: string, type: number): Thrift {
  return { struct: { 1: { i32: type }, 3: { i32: 0 }, 4: thriftText(name) } };
}

function fileMetaData(rows: number, groups: readonly Thrift[]) {
  const byType: Thrift = { struct: { 1: { struct: {} } } };
  return {
    1: { i32: 1 },
    2: {
      list: [
        { struct: { 4: thriftText('pairs'), 5: { i32: 3 } } },
        column('film_id', TYPE_INT32),
        column('other_id', TYPE_INT32),
        column('similarity', TYPE_DOUBLE),
      ],
    },
    3: { i64: rows },
    4: { list: groups },
    6: thriftText('reelated'),
    7: { list: [byType, byType, byType] },
  };
}

function bytesOf(array: Int32Array | Float64Array, from = 0, to = array.length): Uint8Array {
  const { buffer, byteOffset, BYTES_PER_ELEMENT } = array;
  return new Uint8Array(
    buffer,
    byteOffset + from * BYTES_PER_ELEMENT,
    (to - from) * BYTES_PER_ELEMENT,
  );
}
