import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { readHeader } from './verify-dataset.ts';

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
  const lines = createInterface({ input: createReadStream(path).pipe(createGunzip()) });
  let line = 0;
  for await (const row of lines) {
    line += 1;
    if (line > 1 && values.includes(row.split('\t')[field] ?? '')) found.push(line);
    if (found.length === limit) break;
  }
  return found;
}
