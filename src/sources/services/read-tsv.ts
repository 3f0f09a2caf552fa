import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Progress } from '../../workflow/task.ts';
import type { StoredFile } from '../reader/file-format.ts';
import { formatOf } from '../reader/formats.ts';
import { checkHeader } from '../reader/text-head.ts';
import { LARGEST_TEXT_BYTES } from '../reader/text-check.ts';
import { emptyFile, textLimit } from '../reader/verify-dataset.ts';
import { SourceError } from '../source-error.ts';
import { fieldSplitter } from './field-splitter.ts';

const CHUNK_BYTES = 1 << 20;

/** A row of a file, with the values of the columns that were asked for. */
export interface TsvRow<Column extends string> {
  /** The header is line 1. */
  readonly line: number;
  readonly values: Readonly<Record<Column, string>>;
}

export interface ReadTsvOptions<Column extends string> {
  /** Found by name; the file may have others, in any order. */
  readonly columns: readonly Column[];
  readonly onRow: (row: TsvRow<Column>) => void;
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
}

/**
 * Reads a user's file of open data from end to end. `\N` is an empty value. Of a value that is too
 * long to be right only the beginning is kept in memory.
 *
 * @throws SourceError `gzip-invalid`, `source-empty`, `source-header`, `source-column`, or
 * `source-value` for a row with too many or too few fields or a value that is not UTF-8
 */
export async function readTsv<Column extends string>(
  path: string,
  { columns, onRow, signal, progress }: ReadTsvOptions<Column>,
): Promise<void> {
  const { size } = await stat(path);
  const stored: StoredFile = { path, name: basename(path), bytes: size };
  if (size === 0) throw emptyFile(stored);
  const format = formatOf(path);
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  let readBytes = 0;
  file.on('data', (chunk) => {
    readBytes += chunk.length;
    progress({ done: readBytes, total: size, unit: 'bytes' });
  });

  let places: readonly (readonly [Column, number])[] | undefined;
  let width = 0;
  const takeHeader = (header: readonly string[]): void => {
    const named = [header[0]?.replace(/^\uFEFF/, '') ?? '', ...header.slice(1)];
    checkHeader(named, columns, stored);
    places = columns.map((column) => [column, named.indexOf(column)]);
    width = header.length;
  };
  const splitter = fieldSplitter((line, fields, count) => {
    if (fields === undefined) throw invalidRow(stored, line, 'the text is not UTF-8');
    if (places === undefined) return takeHeader(fields);
    if (count === 1 && fields[0] === '') return;
    if (count !== width) {
      throw invalidRow(stored, line, `expected ${width} tab-separated fields, found ${count}`);
    }
    const values = places.map(([column, place]) => [column, valueOf(fields[place])] as const);
    onRow({ line, values: Object.fromEntries(values) as Record<Column, string> });
  });
  try {
    await pipeline(
      file,
      format.unpacker().stream,
      textLimit(stored, LARGEST_TEXT_BYTES),
      async (text: AsyncIterable<Buffer>) => {
        for await (const chunk of text) splitter.take(chunk);
        splitter.end();
      },
      { signal },
    );
  } catch (error) {
    signal.throwIfAborted();
    throw (await format.faultOf(error, stored)) ?? error;
  }
  if (places === undefined) throw emptyFile(stored);
}

/** The error for a row that cannot be read. */
export function invalidRow(
  { path, name }: Pick<StoredFile, 'path' | 'name'>,
  line: number,
  what: string,
): SourceError {
  return new SourceError('source-value', `${name}, line ${line}: ${what}`, {
    data: { file: path, line },
  });
}

function valueOf(field: string | undefined): string {
  return field === undefined || field === String.raw`\N` ? '' : field;
}
