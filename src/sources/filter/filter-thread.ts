import { Worker } from 'node:worker_threads';
import { messageOf, ReelatedError } from '../../errors.ts';
import { moduleFile } from '../../workflow/state/freshness/code-files.ts';
import type { FilterInput, FilterMessage } from './protocol.ts';

/** A file to filter. */
interface FilterJob {
  readonly input: FilterInput;
  /** The dataset file, for messages. */
  readonly path: string;
  readonly signal: AbortSignal;
  /** Called with the number of compressed bytes read so far. */
  readonly progress: (readBytes: number) => void;
}

/** A thread that filters one file after the other; disposing of it ends it. */
export interface FilterThread extends AsyncDisposable {
  /**
   * Returns the numbers of the lines that were written.
   *
   * @throws the signal's reason when aborted; ReelatedError `task-failed` when the thread throws, runs
   * out of memory or exits early
   */
  readonly run: (job: FilterJob) => Promise<Uint32Array>;
}

const WORKER = moduleFile(import.meta.url, './filter-worker.ts');

/** Starts a thread, which takes about as long as filtering a small file; only tests use another module. */
export function openFilterThread(module: URL = WORKER): FilterThread {
  const thread = new Worker(module);
  const end = Promise.withResolvers<{ readonly how: string; readonly cause?: unknown }>();
  thread.on('error', (cause) => end.resolve({ how: `failed: ${messageOf(cause)}`, cause }));
  thread.on('exit', (code) => end.resolve({ how: `exited early, with code ${code}` }));
  return {
    async run({ input, path, signal, progress }) {
      signal.throwIfAborted();
      const done = Promise.withResolvers<Uint32Array>();
      void end.promise.then(({ how, cause }) =>
        done.reject(
          new ReelatedError('task-failed', `the thread that reads ${path} ${how}`, { cause }),
        ),
      );
      const listen = (message: FilterMessage): void => {
        if ('readBytes' in message) progress(message.readBytes);
        else done.resolve(message.lineNumbers);
      };
      const abort = (): void => done.reject(signal.reason);
      thread.on('message', listen);
      signal.addEventListener('abort', abort, { once: true });
      try {
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
        thread.postMessage(input);
        return await done.promise;
      } catch (error) {
        await thread.terminate();
        throw error;
      } finally {
        thread.off('message', listen);
        signal.removeEventListener('abort', abort);
      }
    },
    async [Symbol.asyncDispose]() {
      await thread.terminate();
    },
  };
}
