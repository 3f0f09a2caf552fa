/** One index for all threads of a pool, built by two of them: the starting thread and the first. */
import { on } from 'node:events';
import type { MessagePort, Worker } from 'node:worker_threads';
import { beginKernelIndex, buildKernelIndex, type KernelIndex } from '../kernel/kernel-index.ts';
import { writeTerms, type TermsWork } from '../kernel/index-terms.ts';
import type { SimilarityModel } from '../../model/model.ts';

/** One number in shared memory: the progress of the first thread's part of the index. */
type State = Int32Array<SharedArrayBuffer>;
const [UNDERWAY, DONE] = [0, 1];

/** The messages to a thread: part of the work for the first one, then the index to wait for. */
type IndexMessage =
  | { readonly type: 'work'; readonly terms: TermsWork; readonly state: State }
  | { readonly type: 'index'; readonly index: KernelIndex | undefined; readonly state: State };

/** The longest that a thread sleeps before it checks whether to stop. */
const SLEEP_MS = 50;

/** Builds an index for threads that call {@link receiveIndex}; they get a message in any case. */
export function sendIndex(model: SimilarityModel, threads: readonly Worker[]): void {
  const state = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  let index: KernelIndex | undefined;
  try {
    index = threads.length > 1 ? buildByTwo(model, threads[0], state) : buildKernelIndex(model);
    if (threads.length === 1) Atomics.store(state, 0, DONE);
  } finally {
    for (const thread of threads) post(thread, { type: 'index', index, state });
  }
}

function buildByTwo(
  model: SimilarityModel,
  thread: Worker | undefined,
  state: State,
): KernelIndex | undefined {
  const underway = beginKernelIndex(model);
  if (underway === undefined || thread === undefined) return undefined;
  post(thread, { type: 'work', terms: underway.terms, state });
  underway.writeFilms();
  return underway.index;
}

function post(thread: Worker, message: IndexMessage): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
  thread.postMessage(message);
}

/**
 * The index that {@link sendIndex} sends; null if the compiled search cannot run, or when
 * `stopped` is no longer 0.
 */
export async function receiveIndex(
  model: SimilarityModel,
  port: MessagePort,
  stopped: Int32Array<SharedArrayBuffer>,
): Promise<KernelIndex | null> {
  for await (const [message] of on(port, 'message') as AsyncIterable<[IndexMessage]>) {
    if (message.type === 'work') {
      writeTerms(model, message.terms);
      Atomics.store(message.state, 0, DONE);
      Atomics.notify(message.state, 0);
    } else {
      return message.index && isDone(message.state, stopped) ? message.index : null;
    }
  }
  throw new Error('the thread that prepares the index has gone');
}

/** Sleeps until the first thread has done its part, or has failed: then the pool stops all. */
function isDone(state: State, stopped: Int32Array<SharedArrayBuffer>): boolean {
  while (Atomics.load(state, 0) === UNDERWAY && Atomics.load(stopped, 0) === 0) {
    Atomics.wait(state, 0, UNDERWAY, SLEEP_MS);
  }
  return Atomics.load(state, 0) === DONE;
}
