import { basename } from 'node:path';
import { locateRows } from '../sources/reader/read-lines.ts';
import type { DatasetSource } from '../sources/source-dataset.ts';
import { clip, SourceError } from '../sources/source-error.ts';

/** An invalid id, or a key that a file has twice, as the statements find them. */
export interface KeyFault {
  readonly dataset: string;
  readonly column: string;
  readonly fault: 'invalid' | 'duplicate';
  readonly id: string;
  /** The same id, perhaps with other leading zeros. */
  readonly otherId: string;
}

/** Ids are stored as 32-bit integers. */
const LARGEST_ID = 2 ** 31 - 1;

/** The error for an invalid or duplicate key, with its lines. */
export async function keyError(
  sources: readonly DatasetSource[],
  { dataset, column, fault, id, otherId }: KeyFault,
): Promise<SourceError> {
  if (fault === 'invalid') {
    const isNumbered = /^[a-z]{2}[0-9]+$/.test(id);
    const expected = isNumbered
      ? `an id with a number of at most ${LARGEST_ID}`
      : 'letters and a number such as tt0111161';
    return valueError(sources, dataset, column, id, expected);
  }
  const path = pathOf(sources, dataset);
  const lines = await locateRows(path, column, id === otherId ? [id] : [id, otherId], 2);
  const ids = id === otherId ? id : `${id}, also written ${otherId},`;
  return new SourceError(
    'source-duplicate',
    `${placeOf(path, lines)}: ${column} ${ids} occurs more than once in the file; it must be unique`,
    { data: { file: path, line: lines.at(-1) ?? null, column, value: id } },
  );
}

/** The error for a value at which a statement stopped with `source-fault` in its message. */
export async function asValueError(
  error: unknown,
  sources: readonly DatasetSource[],
): Promise<SourceError | undefined> {
  const message = error instanceof Error ? error.message : '';
  const found = /source-fault\t(.+?)\t(.+?)\t([^]*)\t(.+)/.exec(message);
  if (found === null) return undefined;
  const [, dataset = '', column = '', value = '', expected = ''] = found;
  return valueError(sources, dataset, column, value, expected);
}

/** The name of a dataset's file, for messages. */
export function fileNameOf(sources: readonly DatasetSource[], dataset: string): string {
  return basename(pathOf(sources, dataset));
}

async function valueError(
  sources: readonly DatasetSource[],
  dataset: string,
  column: string,
  value: string,
  expected: string,
): Promise<SourceError> {
  const path = pathOf(sources, dataset);
  const lines = await locateRows(path, column, [value], 1);
  return new SourceError(
    'source-value',
    `${placeOf(path, lines)}: ${column} must be ${expected}, but it is "${clip(value)}"`,
    { data: { file: path, line: lines[0] ?? null, column, value } },
  );
}

function pathOf(sources: readonly DatasetSource[], dataset: string): string {
  return sources.find((source) => source.name === dataset)?.path ?? dataset;
}

function placeOf(path: string, lines: readonly number[]): string {
  const places = lines.length > 1 ? `lines ${lines.join(' and ')}` : `line ${lines.join()}`;
  return `${basename(path)}, ${places}`;
}
