import { Worker } from 'node:worker_threads';
import { messageOf, ReelatedError } from '../../errors.ts';
import { moduleFile } from '../../workflow/state/code-files.ts';
import { readHeader } from '../reader/read-lines.ts';
import type { IdSet } from './id-set.ts';
import type { FilterInput, FilterMessage } from './protocol.ts';

export interface FilterOptions {
  /** The verified dataset file. */
  readonly path: string;
  /** What {@link unpackDataset} made of it, to be read instead. */
  readonly text?: string | undefined;
  /** The column that holds the id. */
  readonly column: string;
  readonly wanted: IdSet;
  /** The file to write: not compressed, with the header, the lines in their order. */
  readonly output: string;
  readonly signal: AbortSignal;
  /** Called with the number of compressed bytes read so far. */
  readonly progress: (readBytes: number) => void;
  /** The worker's module; another one only in tests. */
  readonly worker?: URL;
}

/** The lines of a dataset file that were kept. */
export interface FilteredFile {
  readonly path: string;
  /** The dataset file that they come from. */
  readonly original: string;
  /** The number in the dataset file of each line of this one. */
  readonly lineNumbers: Uint32Array;
}

/**
 * Writes the lines of a dataset file whose id is wanted, with a worker thread that is gone when
 * this settles. Lines whose id is none are kept; see `line-filter.ts`.
 *
 * @throws the signal's reason when aborted; ReelatedError `task-failed` when the thread throws, runs
 * out of memory or exits early.
 */
export async function filterDataset(options: FilterOptions): Promise<FilteredFile> {
  const { path, text, column, wanted, output } = options;
  const idField = (await readHeader(path)).indexOf(column);
  const input: FilterInput = { path: text ?? path, output, idField, wanted };
  const lineNumbers = await runThread(input, options);
  return { path: output, original: path, lineNumbers };
}

/** Writes the whole text of a dataset file, as {@link filterDataset} does with lines of it. */
export async function unpackDataset(
  options: Omit<FilterOptions, 'text' | 'column' | 'wanted'>,
): Promise<void> {
  const { path, output } = options;
  await runThread({ path, output, idField: 0, wanted: undefined }, options);
}

/** Runs a thread and returns the numbers of the lines that it kept. */
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
