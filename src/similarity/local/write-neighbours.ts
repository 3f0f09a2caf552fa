import { Worker } from 'node:worker_threads';
import { messageOf, ReelatedError } from '../../errors.ts';
import { moduleFile } from '../../workflow/code-files.ts';
import { buildKernelIndex } from '../kernel/kernel-index.ts';
import { filmCount, type SimilarityModel } from '../model.ts';
import { blockCount } from './blocks.ts';
import type { BlockDone, WorkerInput } from './protocol.ts';

export interface WriteNeighboursOptions {
  readonly model: SimilarityModel;
  /** How many neighbours a film gets, where there are as many other films. */
  readonly neighbours: number;
  /** An existing folder for `part-00000.parquet` and so on: film_id, other_id, similarity. */
  readonly directory: string;
  /** How many threads, at least 1. */
  readonly workers: number;
  readonly signal: AbortSignal;
  /** Called after each block. */
  readonly progress?: (done: { readonly rows: number; readonly total: number }) => void;
  /** The worker's module; another one only in tests. */
  readonly worker?: URL;
}

/**
 * Writes every film's nearest neighbours with worker threads over one shared model. The files have
 * the same bytes for every number of workers. No thread is alive when this settles.
 *
 * @returns the number of rows written.
 * @throws the signal's reason when aborted; ReelatedError `task-failed` when a worker throws, runs
 * out of memory or exits early.
 */
export async function writeNeighbours(options: WriteNeighboursOptions): Promise<number> {
  const { model, neighbours, directory, signal } = options;
  signal.throwIfAborted();
  const index = buildKernelIndex(model);
  const nextBlock = sharedCounter();
  const stopped = sharedCounter();
  const input: WorkerInput = { model, index, neighbours, directory, nextBlock, stopped };
  const blocks = blockCount(model);
  const total = filmCount(model) * Math.min(neighbours, Math.max(0, filmCount(model) - 1));
  let done = 0;
  let rows = 0;

  function blockDone(block: BlockDone): void {
    done++;
    rows += block.rows;
    options.progress?.({ rows, total });
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
    // Asked, not terminated: terminating a thread inside DuckDB can take the process down with it.
    Atomics.store(stopped, 0, 1);
    await Promise.allSettled(workers);
  }
  if (done < blocks) throw workerError(`left ${blocks - done} of ${blocks} blocks undone`);
  return rows;
}

const WORKER = moduleFile(import.meta.url, './neighbour-worker.ts');

/** Starts a worker thread; the promise settles when the thread is gone. */
function runWorker(
  module: URL,
  input: WorkerInput,
  blockDone: (block: BlockDone) => void,
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

function sharedCounter(): Int32Array<SharedArrayBuffer> {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}

function workerError(what: string, cause?: unknown): ReelatedError {
  return new ReelatedError('task-failed', `a worker that looks for similar films ${what}`, {
    cause,
  });
}
