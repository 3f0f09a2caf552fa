/**
 * A parquet file of pairs: film_id INTEGER, other_id INTEGER, similarity DOUBLE. The only door to
 * this folder; docs/adr/0014-own-pair-files.md says why no library writes them.
 *
 * The columns lie ready in typed arrays: they go to the disk as they are, and what repeats costs
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

/** Pairs in a row group, but for those of its last film: some 12 MB. */
const GROUP_PAIRS = 2 ** 20;
/** Fewer zeros than this stay among the plain values: a page has a header. */
const LEAST_ZERO_RUN = 64;

const MAGIC = Buffer.from('PAR1');
const FILM_ID: Column = { name: 'film_id', type: 'int32' };
const OTHER_ID: Column = { name: 'other_id', type: 'int32' };
const SIMILARITY: Column = { name: 'similarity', type: 'double' };

/** An open file; disposing of it closes it, whether or not it was finished. */
interface PairFile extends Disposable {
  /** Appends a film's pairs. */
  readonly append: (filmId: number, pairs: RowPairs) => void;
  /** Writes the footer; without it the file is not parquet. */
  readonly finish: () => void;
}

/** @param filmIds n, by row; ascending. */
export function createPairFile(path: string, filmIds: Int32Array): PairFile {
  const file = openFile(path);
  const capacity = GROUP_PAIRS + filmIds.length;
  const others = new Int32Array(capacity);
  const similarities = new Float64Array(capacity);
  const groups: Thrift[] = [];
  let films: FilmRun[] = [];
  let zeroRuns: ZeroRun[] = [];
  let pairs = 0;
  let values = 0;
  let rowCount = 0;
  file.write([MAGIC]);

  function writeGroup(): void {
    const start = file.position();
    const bounds = { least: films[0]?.filmId ?? 0, most: films.at(-1)?.filmId ?? 0 };
    const columns = [
      writeChunk(file, FILM_ID, filmPages(films), bounds),
      writeChunk(file, OTHER_ID, [plainPage(others, 0, pairs)]),
      writeChunk(file, SIMILARITY, similarityPages(similarities, values, zeroRuns)),
    ];
    groups.push(rowGroup(columns, file.position() - start, pairs));
    rowCount += pairs;
    films = [];
    zeroRuns = [];
    pairs = 0;
    values = 0;
  }

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
      const footer = thriftBytes(fileMetaData([FILM_ID, OTHER_ID, SIMILARITY], rowCount, groups));
      const length = new Uint8Array(Uint32Array.of(footer.length).buffer);
      file.write([footer, length, MAGIC]);
    },
    [Symbol.dispose]: file.close,
  };
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
