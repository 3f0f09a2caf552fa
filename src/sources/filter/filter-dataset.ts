import { Worker } from 'node:worker_threads';
import { messageOf, ReelatedError } from '../../errors.ts';
import { moduleFile } from '../../workflow/state/freshness/code-files.ts';
import { readHeader } from '../reader/read-lines.ts';
import type { IdSet } from './id-set.ts';
import type { FilterInput, FilterMessage } from './protocol.ts';

export interface FilterOptions {
  /** The verified dataset file. */
  readonly path: string;
  /** Its text, if {@link unpackDataset} has unpacked it. */
  readonly text?: string | undefined;
  /** The column that holds the id. */
  readonly column: string;
  /** The ids of the lines to keep. */
  readonly ids: IdSet;
  /** The file to write: uncompressed, with the header, the lines in their order. */
  readonly output: string;
  readonly signal: AbortSignal;
  /** Called with the number of compressed bytes read so far. */
  readonly progress: (readBytes: number) => void;
  /** The worker's module; only tests use another one. */
  readonly worker?: URL;
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
 * Writes the lines of a dataset file with these ids, on a worker thread that has ended when this
 * settles. Lines with an unusual id are kept; see `line-filter.ts`.
 *
 * @throws the signal's reason when aborted; ReelatedError `task-failed` when the thread throws, runs
 * out of memory or exits early
 */
export async function filterDataset(options: FilterOptions): Promise<FilteredFile> {
  const { path, text, column, ids, output } = options;
  const idField = (await readHeader(path)).indexOf(column);
  const input: FilterInput = { path: text ?? path, output, idField, ids };
  const lineNumbers = await runThread(input, options);
  return { path: output, original: path, lineNumbers };
}

/** Writes the whole text of a dataset file, on a worker thread as well. */
export async function unpackDataset(
  options: Omit<FilterOptions, 'text' | 'column' | 'ids'>,
): Promise<void> {
  const { path, output } = options;
  await runThread({ path, output, idField: 0, ids: undefined }, options);
}

/** Runs a thread and returns the numbers of the lines that it wrote. */
async function runThread(
  input: FilterInput,
  {
    path,
    signal,
    progress,
    worker,
  }: Pick<FilterOptions, 'path' | 'signal' | 'progress' | 'worker'>,
): Promise<Uint32Array> {
  signal.throwIfAborted();
  const ended = Promise.withResolvers<Uint32Array>();
  const thread = new Worker(worker ?? WORKER, { workerData: input });
  const fail = (what: string, cause?: unknown): void =>
    ended.reject(
      new ReelatedError('task-failed', `the thread that reads ${path} ${what}`, { cause }),
    );
  thread.on('message', (message: FilterMessage) => {
    if ('readBytes' in message) progress(message.readBytes);
    else ended.resolve(message.lineNumbers);
  });
  thread.on('error', (cause) => fail(`failed: ${messageOf(cause)}`, cause));
  thread.on('exit', (code) => fail(`exited early, with code ${code}`));
  const abort = (): void => ended.reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await ended.promise;
  } finally {
    signal.removeEventListener('abort', abort);
    await thread.terminate();
  }
}

const WORKER = moduleFile(import.meta.url, './filter-worker.ts');
