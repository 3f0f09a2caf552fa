/**
 * A parquet file of pairs: film_id INTEGER, other_id INTEGER, similarity DOUBLE. No other file
 * of this folder is for other folders; docs/adr/0014-own-pair-files.md says why no library writes them.
 *
 * The columns are in typed arrays already: they go to the disk as they are, and repeated values cost
 * next to nothing.
 *
 *     film_id      dictionary of the row group's films, one run for each film
 *     other_id     plain
 *     similarity   plain pages; a film's zeros are one run of a dictionary that holds 0 alone
 *
 * @see https://parquet.apache.org/docs/file-format/ and its data pages, encodings and metadata
 */
import { closeSync, openSync, writevSync } from 'node:fs';
import type { RowPairs } from '../pairs-of-row.ts';
import { thriftBytes, type Thrift } from './compact-thrift.ts';
import { columnChunk, fileMetaData, rowGroup, type Bounds, type Column } from './metadata.ts';
import {
  filmPages,
  pageHeader,
  plainPage,
  similarityPages,
  type FilmRun,
  type Page,
  type ZeroRun,
} from './pages.ts';

/** A row group ends with the film that reaches this number of pairs: some 12 MB. */
const GROUP_PAIRS = 2 ** 20;
/** Room for as many pairs at first, as most files have few. */
const LEAST_CAPACITY = 2 ** 12;
/** Fewer zeros than this stay among the plain values: a page has a header. */
const MIN_ZERO_RUN = 64;

const MAGIC = Buffer.from('PAR1');
const FILM_ID: Column = { name: 'film_id', type: 'int32' };
const OTHER_ID: Column = { name: 'other_id', type: 'int32' };
const SIMILARITY: Column = { name: 'similarity', type: 'double' };

/** An open file; disposing of it closes it, finished or not. */
interface PairFile extends Disposable {
  /** Appends a film's pairs. */
  readonly append: (filmId: number, pairs: RowPairs) => void;
  /** Writes the footer; without it the file is not parquet. */
  readonly finish: () => void;
}

/** @param filmIds n, by row; ascending. */
export function createPairFile(path: string, filmIds: Int32Array): PairFile {
  const file = openFile(path);
  const group = createGroup();
  const groups: Thrift[] = [];
  let rowCount = 0;
  file.write([MAGIC]);

  function writeOut(): void {
    groups.push(writeGroup(file, group));
    rowCount += group.pairs;
    Object.assign(group, EMPTY, { films: [], zeroRuns: [] } satisfies Partial<Group>);
  }

  return {
    append(filmId, pairs) {
      addPairs(group, filmIds, filmId, pairs);
      if (group.pairs >= GROUP_PAIRS) writeOut();
    },
    finish() {
      if (group.pairs > 0) writeOut();
      const footer = thriftBytes(fileMetaData([FILM_ID, OTHER_ID, SIMILARITY], rowCount, groups));
      const length = new Uint8Array(Uint32Array.of(footer.length).buffer);
      file.write([footer, length, MAGIC]);
    },
    [Symbol.dispose]: file.close,
  };
}

/** The row group that is being filled. */
interface Group {
  others: Int32Array;
  similarities: Float64Array;
  films: FilmRun[];
  zeroRuns: ZeroRun[];
  pairs: number;
  /** Stored similarities: those of all pairs, without the runs of zeros. */
  values: number;
}

const EMPTY = { pairs: 0, values: 0 };

function createGroup(): Group {
  return {
    others: new Int32Array(LEAST_CAPACITY),
    similarities: new Float64Array(LEAST_CAPACITY),
    films: [],
    zeroRuns: [],
    ...EMPTY,
  };
}

/** Makes room for more pairs, at least twice as much as before. */
function makeRoom(group: Group, pairs: number): void {
  const { others, similarities } = group;
  if (pairs <= others.length) return;
  const capacity = Math.max(pairs, Math.min(2 * others.length, GROUP_PAIRS));
  group.others = new Int32Array(capacity);
  group.others.set(others.subarray(0, group.pairs));
  group.similarities = new Float64Array(capacity);
  group.similarities.set(similarities.subarray(0, group.values));
}

function addPairs(
  group: Group,
  filmIds: Int32Array,
  filmId: number,
  { rows, similarities, positive, count }: RowPairs,
): void {
  if (count === 0) return;
  makeRoom(group, group.pairs + count);
  const { others, pairs } = group;
  for (let i = 0; i < count; i++) others[pairs + i] = filmIds[rows[i] ?? 0] ?? 0;
  group.similarities.set(similarities.subarray(0, positive), group.values);
  group.values += positive;
  const zeros = count - positive;
  if (zeros >= MIN_ZERO_RUN) group.zeroRuns.push({ after: group.values, count: zeros });
  else {
    group.similarities.fill(0, group.values, group.values + zeros);
    group.values += zeros;
  }
  group.films.push({ filmId, count });
  group.pairs += count;
}

/** Writes a row group and returns what the footer says of it. */
function writeGroup(file: OpenFile, group: Group): Thrift {
  const { films, others, pairs, similarities, values, zeroRuns } = group;
  const start = file.position();
  const bounds = { least: films[0]?.filmId ?? 0, most: films.at(-1)?.filmId ?? 0 };
  const columns = [
    writeChunk(file, FILM_ID, filmPages(films), bounds),
    writeChunk(file, OTHER_ID, [plainPage(others, 0, pairs)]),
    writeChunk(file, SIMILARITY, similarityPages(similarities, values, zeroRuns)),
  ];
  return rowGroup(columns, file.position() - start, pairs);
}

/** Writes a column's pages and returns what the footer says of them. */
function writeChunk(
  file: OpenFile,
  column: Column,
  pages: readonly Page[],
  bounds?: Bounds,
): Thrift {
  const start = file.position();
  file.write(pages.flatMap((page) => [pageHeader(page), page.body]));
  return columnChunk(column, pages, { start, end: file.position() }, bounds);
}

/** A new file that knows how far it is written. */
interface OpenFile {
  readonly write: (pieces: readonly Uint8Array[]) => void;
  readonly position: () => number;
  readonly close: () => void;
}

function openFile(path: string): OpenFile {
  const file = openSync(path, 'wx');
  let position = 0;
  return {
    write(pieces) {
      const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
      const written = writevSync(file, pieces);
      if (written !== bytes) throw new Error(`${path}: ${written} of ${bytes} bytes were written`);
      position += bytes;
    },
    position: () => position,
    close: () => closeSync(file),
  };
}
