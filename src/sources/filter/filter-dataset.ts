import { readHeader } from '../reader/read-lines.ts';
import type { FilterThread } from './filter-thread.ts';
import type { IdSet } from './id-set.ts';

export interface FilterOptions {
  /** The verified dataset file. */
  readonly path: string;
  /** Its text, if {@link unpackDataset} has unpacked it, or the lines of it that passed another filter. */
  readonly text?: string | undefined;
  /** For each line of the text, its number in the dataset file; absent: the text is the whole. */
  readonly before?: Uint32Array | undefined;
  /** The column that holds the id. */
  readonly column: string;
  /** The ids of the lines to keep. */
  readonly ids: IdSet;
  /** The file to write: uncompressed, with the header, the lines in their order. */
  readonly output: string;
  readonly signal: AbortSignal;
  /** Called with the number of compressed bytes read so far. */
  readonly progress: (readBytes: number) => void;
}

/** The lines of a dataset file that passed the filter. */
export interface FilteredFile {
  readonly path: string;
  /** The dataset file that they are from. */
  readonly original: string;
  /** For each line, its number in the dataset file. */
  readonly lineNumbers: Uint32Array;
}

/**
 * Writes the lines of a dataset file with these ids. Lines with an unusual id are kept; see
 * `line-filter.ts`.
 *
 * @throws what {@link FilterThread.run} throws
 */
export async function filterDataset(
  thread: FilterThread,
  { path, text, before, column, ids, output, signal, progress }: FilterOptions,
): Promise<FilteredFile> {
  const idField = (await readHeader(path)).indexOf(column);
  const input = { path: text ?? path, output, idField, ids };
  const passed = await thread.run({ input, path, signal, progress });
  const lineNumbers =
    before === undefined ? passed : passed.map((line) => before[line - 1] ?? line);
  return { path: output, original: path, lineNumbers };
}

/** Writes the whole text of a dataset file. */
export async function unpackDataset(
  thread: FilterThread,
  { path, output, signal, progress }: Omit<FilterOptions, 'text' | 'before' | 'column' | 'ids'>,
): Promise<void> {
  const input = { path, output, idField: 0, ids: undefined };
  await thread.run({ input, path, signal, progress });
}
