import { basename } from 'node:path';
import { messageOf } from '../../errors.ts';
import { clip, SourceError } from '../source-error.ts';
import type { FilteredFile } from './filter-dataset.ts';

/**
 * Turns DuckDB's error about a line of a TSV file into a SourceError with file, line, column and
 * value. If DuckDB read filtered lines, file and line are those of the dataset. Anything else is
 * returned unchanged.
 */
export function asSourceError(error: unknown, filtered: readonly FilteredFile[] = []): unknown {
  const message = error instanceof Error ? error.message : String(error);
  const readLine = /CSV Error on Line: (\d+)/.exec(message)?.[1];
  const readPath = /^\s*file = (.+)$/m.exec(message)?.[1];
  if (readLine === undefined || readPath === undefined) return error;
  const from = filtered.find((file) => file.path === readPath);
  const path = from?.original ?? readPath;
  const line = from?.lineNumbers[Number(readLine) - 1] ?? Number(readLine);
  const data = { file: path, line };
  const where = `${basename(path)}, line ${line}`;

  const conversion =
    /Error when converting column "(.+?)"\. Could not convert string "([^]*?)" to '(.+?)'/.exec(
      message,
    );
  if (conversion) {
    const [, column = '', value = '', type = ''] = conversion;
    const expected = type.startsWith('INT') ? 'a whole number' : 'a number';
    return new SourceError(
      'source-value',
      `${where}: ${column} must be ${expected}, but it is "${clip(value)}"`,
      { cause: error, data: { ...data, column, value } },
    );
  }
  const count = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(message);
  if (count) {
    return new SourceError(
      'source-value',
      `${where}: expected ${count[1]} tab-separated fields, found ${count[2]}`,
      { cause: error, data },
    );
  }
  if (message.includes('Invalid unicode')) {
    return new SourceError('source-value', `${where}: the text is not UTF-8`, {
      cause: error,
      data,
    });
  }
  const reason = messageOf(message.split('\n').slice(2, 4).join('\n'));
  return new SourceError('source-value', `${where}: ${clip(reason)}`, { cause: error, data });
}
