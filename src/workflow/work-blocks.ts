import { Worker } from 'node:worker_threads';
import { messageOf, ReelatedError } from '../errors.ts';

/** What all threads of a pool share: the progress of the work. */
export interface BlockControls {
  /** One number in shared memory: the next block to take. */
  readonly nextBlock: Int32Array<SharedArrayBuffer>;
  /** One number in shared memory: not 0 when threads should end without finishing their blocks. */
  readonly stopped: Int32Array<SharedArrayBuffer>;
}

interface WorkBlocksOptions<Input, Done> {
  /** The threads' module, which takes blocks by `nextBlock` and posts a `Done` after each. */
  readonly worker: URL;
  readonly input: Input;
  /** Called while the threads start. */
  readonly starting?: (threads: readonly Worker[]) => void;
  /** How many blocks there are. */
  readonly blocks: number;
  /** How many threads at most, at least 1. */
  readonly workers: number;
  readonly signal: AbortSignal;
  /** What a thread does, for messages: "a worker that looks for similar films". */
  readonly who: string;
  readonly blockDone: (done: Done) => void;
}

/**
 * Distributes blocks of work to worker threads over shared memory. When this settles, all threads
 * have ended.
 *
 * @throws the signal's reason when aborted; ReelatedError `task-failed` when a worker throws, runs
 * out of memory or exits early.
 */
export async function workBlocks<Input extends object, Done>(
  options: WorkBlocksOptions<Input, Done>,
): Promise<void> {
  const { worker, blocks, workers, signal, who } = options;
  signal.throwIfAborted();
  const controls: BlockControls = { nextBlock: sharedCounter(), stopped: sharedCounter() };
  const input = { ...options.input, ...controls };
  let done = 0;
  const blockDone = (block: unknown): void => {
    done++;
    options.blockDone(block as Done);
  };
  const started = Array.from(
    { length: Math.min(workers, blocks) },
    () => new Worker(worker, { workerData: input }),
  );
  const threads = started.map((thread) => endOf(thread, who, blockDone));
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => aborted.reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    options.starting?.(started);
    await Promise.race([aborted.promise, Promise.all(threads)]);
  } finally {
    signal.removeEventListener('abort', abort);
    // They end by themselves: terminating a thread inside DuckDB can crash the process.
    Atomics.store(controls.stopped, 0, 1);
    await Promise.allSettled(threads);
  }
  if (done < blocks) throw threadError(who, `left ${blocks - done} of ${blocks} blocks undone`);
}

/** Settles when the thread has ended. */
function endOf(thread: Worker, who: string, blockDone: (block: unknown) => void): Promise<void> {
  const ended = Promise.withResolvers<void>();
  let failure: ReelatedError | undefined;
  thread.on('message', blockDone);
  thread.on('error', (cause) => {
    failure = threadError(who, `failed: ${messageOf(cause)}`, cause);
  });
  thread.on('exit', (code) => {
    if (failure !== undefined) ended.reject(failure);
    else if (code !== 0) ended.reject(threadError(who, `exited with code ${code}`));
    else ended.resolve();
  });
  return ended.promise;
}

const LEAST_MEMORY_BYTES = 128 * 2 ** 20;

/**
 * How much memory the DuckDB of one thread may take, in bytes, where those of all have `memoryBytes`:
 * an equal part, and what a block needs for any number of threads.
 */
export function memoryOfThread(memoryBytes: number, workers: number): number {
  return Math.max(LEAST_MEMORY_BYTES, memoryBytes / workers);
}

/** 0, in memory that threads share. */
export function sharedCounter(): Int32Array<SharedArrayBuffer> {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}

export function threadError(who: string, what: string, cause?: unknown): ReelatedError {
  return new ReelatedError('task-failed', `${who} ${what}`, { cause });
}
