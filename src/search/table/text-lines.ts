/**
 * Lines of text that DuckDB has joined, as a few large blobs: many small texts are slow to read, and
 * take several times the memory.
 *
 *     line   0        1        2
 *     text   {"film_…}{"film_…}{"film_…}   in UTF-8, each followed by a line feed
 *     ends   598      1310     1822        where in `text` each line ends
 */
import { DuckDBBlobValue, type DuckDBValue } from '@duckdb/node-api';

export interface TextLines {
  readonly text: Uint8Array<ArrayBuffer>;
  readonly ends: Float64Array;
}

const LINE_FEED = 10;

/** The lines of some blobs, whose number is known; values that are not blobs are left out. */
export function textLines(values: readonly (DuckDBValue | undefined)[], count: number): TextLines {
  const text = joinBlobs(values);
  const ends = new Float64Array(count);
  let from = 0;
  for (let line = 0; line < count; line++) {
    const end = text.indexOf(LINE_FEED, from);
    ends[line] = end;
    from = end + 1;
  }
  return { text, ends };
}

/** Joins blobs; values that are not blobs are left out. */
export function joinBlobs(values: readonly (DuckDBValue | undefined)[]): Uint8Array<ArrayBuffer> {
  const parts = values.flatMap((value) => (value instanceof DuckDBBlobValue ? [value.bytes] : []));
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let end = 0;
  for (const part of parts) {
    bytes.set(part, end);
    end += part.length;
  }
  return bytes;
}

/**
 * A line in UTF-8, without its line feed: a view of the text.
 *
 * @throws RangeError when there is no such line
 */
export function lineBytes({ text, ends }: TextLines, line: number): Uint8Array {
  const end = ends[line];
  if (end === undefined) throw new RangeError(`no line ${line}`);
  const from = line === 0 ? 0 : (ends[line - 1] ?? 0) + 1;
  return text.subarray(from, end);
}

/** The same as a string. */
export function lineText(lines: TextLines, line: number): string {
  return utf8.decode(lineBytes(lines, line));
}

const utf8 = new TextDecoder();
