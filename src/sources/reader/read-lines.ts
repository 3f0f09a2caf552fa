import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Transform } from 'node:stream';
import { formatOf } from './formats.ts';
import { TextHead } from './text-head.ts';

/** The column names of a verified dataset file, in the order of the file. */
export async function readHeader(path: string): Promise<readonly string[]> {
  const head = new TextHead();
  for await (const chunk of textOf(path) as AsyncIterable<Buffer>) {
    head.take(chunk);
    if (head.complete) break;
  }
  return head.header();
}

/**
 * The line numbers (the header is line 1) of a dataset file's rows with these values in a column,
 * at most `limit`. For error messages: it reads the file row by row.
 */
export async function locateRows(
  path: string,
  column: string,
  values: readonly string[],
  limit: number,
): Promise<readonly number[]> {
  const field = (await readHeader(path)).indexOf(column);
  const found: number[] = [];
  let line = 0;
  for await (const row of createInterface({ input: textOf(path) })) {
    line += 1;
    if (line > 1 && values.includes(row.split('\t')[field] ?? '')) found.push(line);
    if (found.length === limit) break;
  }
  return found;
}

/**
 * The number of the first line of a dataset file that has a character, apart from a carriage return
 * at its end; undefined if missing. For error messages: it reads the file line by line.
 */
export async function locateCharacter(
  path: string,
  character: string,
): Promise<number | undefined> {
  let line = 1;
  let rest = '';
  for await (const chunk of textOf(path).setEncoding('latin1') as AsyncIterable<string>) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) {
      if (text.replace(/\r$/, '').includes(character)) return line;
      line += 1;
    }
  }
  return rest.replace(/\r$/, '').includes(character) ? line : undefined;
}

/**
 * The number of the first of many empty lines in a row; undefined if there are none. For error
 * messages: it reads the file line by line.
 */
export async function locateEmptyLines(path: string, many: number): Promise<number | undefined> {
  let line = 1;
  let empty = 0;
  let rest = '';
  for await (const chunk of textOf(path).setEncoding('latin1') as AsyncIterable<string>) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) {
      empty = text === '' || text === '\r' ? empty + 1 : 0;
      line += 1;
      if (empty === many) return line - many;
    }
  }
  return undefined;
}

function textOf(path: string): Transform {
  return createReadStream(path).pipe(formatOf(path).unpacker().stream);
}
