import { Worker } from 'node:worker_threads';
import { messageOf, ReelatedError } from '../../errors.ts';
import { moduleFile } from '../../workflow/code-files.ts';
import { filmCount, type SimilarityModel } from '../model.ts';
import { pairBlocks, pairCount } from './pair-blocks.ts';
import type { PairBlockDone, PairWorkerInput } from './protocol.ts';

export interface WriteAllPairsOptions {
  readonly model: SimilarityModel;
  /** From 0, for every pair, also those with nothing in common, to 1. */
  readonly minSimilarity: number;
  /** An existing folder for `part-00000.parquet` and so on: film_id, other_id, similarity. */
  readonly directory: string;
  /** How many threads, at least 1. */
  readonly workers: number;
  readonly signal: AbortSignal;
  /** Called after each block, with the pairs that are done with, written or not. */
  readonly progress?: (done: { readonly pairs: number; readonly total: number }) => void;
  /** The worker's module; another one only in tests. */
  readonly worker?: URL;
}

/**
 * Writes every unordered pair once, film_id < other_id, sorted by film_id, similarity descending,
 * other_id, with worker threads over one shared model. The files have the same bytes for every
 * number of workers. A thread holds some 30 MB and 40 bytes per film. None is alive when this
 * settles.
 *
 * @returns the number of pairs written.
 * @throws the signal's reason when aborted; ReelatedError `task-failed` when a worker throws, runs
 * out of memory or exits early; `request-invalid` for a least similarity outside [0, 1].
 */
export async function writeAllPairs(options: WriteAllPairsOptions): Promise<number> {
  const { model, minSimilarity, directory, signal } = options;
  checkMinSimilarity(minSimilarity);
  signal.throwIfAborted();
  const nextBlock = sharedCounter();
  const stopped = sharedCounter();
  const input: PairWorkerInput = { model, minSimilarity, directory, nextBlock, stopped };
  const blocks = pairBlocks(model).length;
  const total = pairCount(filmCount(model));
  let done = 0;
  let pairs = 0;
  let rows = 0;

  function blockDone(block: PairBlockDone): void {
    done++;
    rows += block.rows;
    pairs += block.pairs;
    options.progress?.({ pairs, total });
  }

  const workers = Array.from({ length: Math.min(options.workers, blocks) }, () =>
    runWorker(options.worker ?? WORKER, input, blockDone),
  );
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => aborted.reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    await Promise.race([aborted.promise, Promise.all(workers)]);
  } finally {
    signal.removeEventListener('abort', abort);
    Atomics.store(stopped, 0, 1);
    await Promise.allSettled(workers);
  }
  if (done < blocks) throw workerError(`left ${blocks - done} of ${blocks} blocks undone`);
  return rows;
}

const WORKER = moduleFile(import.meta.url, './pair-worker.ts');

/** Starts a worker thread; the promise settles when the thread is gone. */
function runWorker(
  module: URL,
  input: PairWorkerInput,
  blockDone: (block: PairBlockDone) => void,
): Promise<void> {
  const ended = Promise.withResolvers<void>();
  const thread = new Worker(module, { workerData: input });
  let failure: ReelatedError | undefined;
  thread.on('message', blockDone);
  thread.on('error', (cause) => {
    failure = workerError(`failed: ${messageOf(cause)}`, cause);
  });
  thread.on('exit', (code) => {
    if (failure !== undefined) ended.reject(failure);
    else if (code !== 0) ended.reject(workerError(`exited with code ${code}`));
    else ended.resolve();
  });
  return ended.promise;
}

function checkMinSimilarity(minSimilarity: number): void {
  if (minSimilarity >= 0 && minSimilarity <= 1) return;
  throw new ReelatedError(
    'request-invalid',
    `the least similarity is ${minSimilarity}; use one from 0 to 1`,
    { data: { minSimilarity: String(minSimilarity) } },
  );
}

function sharedCounter(): Int32Array<SharedArrayBuffer> {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}

function workerError(what: string, cause?: unknown): ReelatedError {
  return new ReelatedError('task-failed', `a worker that compares pairs of films ${what}`, {
    cause,
  });
}
