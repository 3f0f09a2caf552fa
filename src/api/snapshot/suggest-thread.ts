import { Worker } from 'node:worker_threads';
import { moduleFile } from '../../workflow/state/code-files.ts';

export interface SuggestQuestion {
  readonly id: number;
  readonly query: string;
  readonly limit: number;
}

export interface SuggestAnswer {
  /** The question's; 0, with no suggestions, once the thread has indexed everything. */
  readonly id: number;
  /** The suggestions, as they are answered. */
  readonly json: string;
}

/** Suggestions from a thread of their own. */
export interface SuggestThread extends AsyncDisposable {
  /** Whether an answer comes at once. */
  readonly isReady: boolean;
  /** Starts the thread, if it never ran, so that nobody has to wait for it later. */
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
  readonly asked: Map<number, PromiseWithResolvers<string>>;
  readonly ended: Promise<void>;
}

const WORKER = moduleFile(import.meta.url, './suggest-worker.ts');

/**
 * Suggests films and people of a snapshot's file. To index 60,000 of them takes most of a second,
 * a dozen alternate titles of each film some seconds more, and an answer some milliseconds: neither
 * holds up the other requests. A thread that has failed fails what it was asked, and the next
 * question starts another.
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
      const { worker, asked } = start();
      const id = ++lastId;
      const answer = Promise.withResolvers<string>();
      const leave = (): void => answer.reject(signal.reason);
      signal.addEventListener('abort', leave, { once: true });
      asked.set(id, answer);
      worker.postMessage({ id, query, limit } satisfies SuggestQuestion, []);
      return answer.promise.finally(() => {
        signal.removeEventListener('abort', leave);
        asked.delete(id);
      });
    },
    async [Symbol.asyncDispose]() {
      if (running === undefined) return;
      const { worker, ended } = running;
      // to terminate a thread inside DuckDB can abort the process, so it is asked to end
      worker.postMessage('stop', []);
      worker.ref();
      await ended;
    },
  };
}

function startThread(path: string, onEnd: () => void): RunningThread {
  const worker = new Worker(WORKER, { workerData: path });
  const asked: RunningThread['asked'] = new Map();
  const ended = Promise.withResolvers<void>();
  const thread: RunningThread = { worker, isReady: false, asked, ended: ended.promise };
  const fail = (reason: unknown): void => {
    onEnd();
    for (const answer of asked.values()) answer.reject(reason);
  };
  worker.unref();
  worker.on('message', ({ id, json }: SuggestAnswer) => {
    thread.isReady = true;
    asked.get(id)?.resolve(json);
  });
  worker.on('error', fail);
  worker.on('exit', (code) => {
    fail(new Error(`the thread for suggestions ended with code ${code}`));
    ended.resolve();
  });
  return thread;
}
