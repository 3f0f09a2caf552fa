import { Worker } from 'node:worker_threads';
import { moduleFile } from '../../workflow/state/freshness/code-files.ts';
import { THREAD_LIMITS } from './thread-limits.ts';

export interface SuggestRequest {
  readonly id: number;
  readonly query: string;
  readonly limit: number;
}

export interface SuggestResponse {
  /** The id of the request; 0, without suggestions, once the thread has indexed everything. */
  readonly id: number;
  /** The suggestions as JSON. */
  readonly json: string;
}

/** Suggestions from a separate thread. */
export interface SuggestThread extends AsyncDisposable {
  /** Whether everything is indexed. */
  readonly isReady: boolean;
  /** Starts the thread if it has never run, so that no request has to wait for it later. */
  readonly prepare: () => void;
  /**
   * The best suggestions as JSON; waits until the thread has indexed the snapshot.
   *
   * @throws the signal's reason, once it is aborted
   */
  readonly suggest: (query: string, limit: number, signal: AbortSignal) => Promise<string>;
}

interface RunningThread {
  readonly worker: Worker;
  isReady: boolean;
  readonly pending: Map<number, PromiseWithResolvers<string>>;
  readonly ended: Promise<void>;
}

const WORKER = moduleFile(import.meta.url, './suggest-worker.ts');

/**
 * Suggests films and people of a snapshot's file, in a separate thread so that other requests are
 * not held up: indexing 60,000 of them takes most of a second, a dozen alternate titles per film a
 * few seconds more, and each request some milliseconds. When the thread fails, so do its pending
 * requests; the next request starts another thread.
 */
export function createSuggestThread(path: string): SuggestThread {
  let running: RunningThread | undefined;
  let everRan = false;
  let lastId = 0;

  const start = (): RunningThread => {
    everRan = true;
    running ??= startThread(path, () => {
      running = undefined;
    });
    return running;
  };

  return {
    get isReady() {
      return running?.isReady ?? false;
    },
    prepare() {
      if (!everRan) start();
    },
    async suggest(query, limit, signal) {
      signal.throwIfAborted();
      const { worker, pending } = start();
      const id = ++lastId;
      const response = Promise.withResolvers<string>();
      const leave = (): void => response.reject(signal.reason);
      signal.addEventListener('abort', leave, { once: true });
      pending.set(id, response);
      worker.postMessage({ id, query, limit } satisfies SuggestRequest, []);
      return response.promise.finally(() => {
        signal.removeEventListener('abort', leave);
        pending.delete(id);
      });
    },
    async [Symbol.asyncDispose]() {
      if (running === undefined) return;
      const { worker, ended } = running;
      // terminating a thread inside DuckDB can abort the process, so it has to end by itself
      worker.postMessage('stop', []);
      worker.ref();
      await ended;
    },
  };
}

function startThread(path: string, onEnd: () => void): RunningThread {
  const worker = new Worker(WORKER, { workerData: path, resourceLimits: THREAD_LIMITS });
  const pending: RunningThread['pending'] = new Map();
  const ended = Promise.withResolvers<void>();
  const thread: RunningThread = { worker, isReady: false, pending, ended: ended.promise };
  const fail = (reason: unknown): void => {
    onEnd();
    for (const response of pending.values()) response.reject(reason);
  };
  worker.unref();
  worker.on('message', ({ id, json }: SuggestResponse) => {
    thread.isReady = true;
    pending.get(id)?.resolve(json);
  });
  worker.on('error', fail);
  worker.on('exit', (code) => {
    fail(new Error(`the suggestions thread exited with code ${code}`));
    ended.resolve();
  });
  return thread;
}
