import { Worker } from 'node:worker_threads';
import { messageOf, type ReelatedError } from '../../../errors.ts';
import type { ShardReply, ShardStep } from './shard-protocol.ts';
import { sharedCounter, threadError, type BlockControls } from '../../../workflow/work-blocks.ts';

/** Threads that take one step after another. */
export interface ShardPool extends AsyncDisposable {
  /**
   * Has `threads` of the threads take the blocks of a step.
   *
   * @throws the signal's reason when aborted; ReelatedError `task-failed` when a thread fails
   */
  readonly run: (
    step: ShardStep,
    threads: number,
    blockDone: (films: number) => void,
  ) => Promise<void>;
}

interface Thread {
  readonly worker: Worker;
  /** Settles when it has gone. */
  readonly gone: Promise<void>;
}

/** Starts threads; all have ended when it is disposed of. */
export function startShardPool(module: URL, count: number, signal: AbortSignal): ShardPool {
  signal.throwIfAborted();
  const stopped = sharedCounter();
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => undefined);
  const abort = (): void => failed.reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  const threads = Array.from({ length: count }, () => start(module, failed.reject));
  return {
    async run(step, used, blockDone) {
      const controls: BlockControls = { nextBlock: sharedCounter(), stopped };
      const ends = threads
        .slice(0, used)
        .map(({ worker }) => take(worker, { ...step, ...controls }, blockDone));
      await Promise.race([failed.promise, Promise.all(ends)]);
      signal.throwIfAborted();
    },
    async [Symbol.asyncDispose]() {
      signal.removeEventListener('abort', abort);
      // They end by themselves: terminating a thread inside DuckDB can crash the process.
      Atomics.store(stopped, 0, 1);
      for (const { worker } of threads) post(worker, undefined);
      await Promise.all(threads.map(({ gone }) => gone));
    },
  };
}

function start(module: URL, fail: (error: ReelatedError) => void): Thread {
  const worker = new Worker(module);
  const gone = Promise.withResolvers<void>();
  worker.on('error', (cause) => {
    fail(threadError(WHO, `failed: ${messageOf(cause)}`, cause));
  });
  worker.on('exit', (code) => {
    // After a step that it has not finished; else nobody listens.
    fail(threadError(WHO, `exited with code ${code}`));
    gone.resolve();
  });
  return { worker, gone: gone.promise };
}

const WHO = 'a worker that searches a part of the films';

/** Has a thread take blocks until there are no more. */
function take(
  worker: Worker,
  step: ShardStep & BlockControls,
  blockDone: (films: number) => void,
): Promise<void> {
  const end = Promise.withResolvers<void>();
  const listen = (reply: ShardReply): void => {
    if (reply.type === 'block') {
      blockDone(reply.films);
      return;
    }
    worker.off('message', listen);
    end.resolve();
  };
  worker.on('message', listen);
  post(worker, step);
  return end.promise;
}

/** Undefined ends the thread. */
function post(worker: Worker, message: (ShardStep & BlockControls) | undefined): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
  worker.postMessage(message);
}
