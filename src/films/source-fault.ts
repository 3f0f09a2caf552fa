import { basename } from 'node:path';
import type { DatasetSource } from '../sources/source-dataset.ts';
import { locateRows } from '../sources/reader/read-lines.ts';
import { clip, SourceError } from '../sources/source-error.ts';

/** An id that is none, or a key that stands in a file twice, as the statements find it. */
export interface KeyFault {
  readonly dataset: string;
  readonly column: string;
  readonly fault: 'odd' | 'duplicate';
  readonly id: string;
  /** The same id in another writing, or once more. */
  readonly otherId: string;
}

/** The error for an id or key that cannot be, with the lines where it stands. */
export async function keyError(
  sources: readonly DatasetSource[],
  { dataset, column, fault, id, otherId }: KeyFault,
): Promise<SourceError> {
  if (fault === 'odd') {
    return wrongValue(sources, dataset, column, id, 'letters and a number such as tt0111161');
  }
  const path = pathOf(sources, dataset);
  const lines = await locateRows(path, column, id === otherId ? [id] : [id, otherId], 2);
  const ids = id === otherId ? id : `${id}, also written ${otherId},`;
  return new SourceError(
    'source-duplicate',
    `${whereOf(path, lines)}: ${column} ${ids} stands in the file more than once; it must be unique`,
    { data: { file: path, line: lines.at(-1) ?? null, column, value: id } },
  );
}

/** The error for a value at which a statement stopped with `source-fault` in its message. */
export async function asFoundValue(
  error: unknown,
  sources: readonly DatasetSource[],
): Promise<SourceError | undefined> {
  const message = error instanceof Error ? error.message : '';
  const found = /source-fault\t(.+?)\t(.+?)\t([^]*)\t(.+)/.exec(message);
  if (found === null) return undefined;
  const [, dataset = '', column = '', value = '', wanted = ''] = found;
  return wrongValue(sources, dataset, column, value, wanted);
}

async function wrongValue(
  sources: readonly DatasetSource[],
  dataset: string,
  column: string,
  value: string,
  wanted: string,
): Promise<SourceError> {
  const path = pathOf(sources, dataset);
  const lines = await locateRows(path, column, [value], 1);
  return new SourceError(
    'source-value',
    `${whereOf(path, lines)}: ${column} must be ${wanted}, but it is "${clip(value)}"`,
    { data: { file: path, line: lines[0] ?? null, column, value } },
  );
}

function pathOf(sources: readonly DatasetSource[], dataset: string): string {
  return sources.find((source) => source.name === dataset)?.path ?? dataset;
}

/** The name of a dataset's file, for messages. */
export function fileNameOf(sources: readonly DatasetSource[], dataset: string): string {
  return basename(pathOf(sources, dataset));
}

function whereOf(path: string, lines: readonly number[]): string {
  const places = lines.length > 1 ? `lines ${lines.join(' and ')}` : `line ${lines.join()}`;
  return `${basename(path)}, ${places}`;
}
