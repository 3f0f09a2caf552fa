import cluster, { type Worker } from 'node:cluster';
import { setTimeout as sleep } from 'node:timers/promises';
import { joinMetrics, type MetricsJson } from '../../traffic/metrics.ts';
import type { PrimaryMessage, WorkerMessage } from './protocol.ts';

export interface Supervision {
  /** How many workers. */
  readonly count: number;
  /** The command line that makes this program a worker. */
  readonly args: readonly string[];
  /** Aborted when all shall stop. */
  readonly signal: AbortSignal;
  /** Told, in a sentence, of each worker that had to be replaced. */
  readonly onReplaced: (message: string) => void;
}

const STOP_MS = 15_000;
const RESTART_MS = 1000;
const METRICS_MS = 2000;

/**
 * Runs workers that listen on one address, until they are told to stop: one that ends on its own is
 * replaced, at once or, if it did not live for a second, a second later. Resolves to an exit code:
 * that of a worker which ended before any of them listened, as the others would end likewise.
 */
export async function superviseWorkers(options: Supervision): Promise<number> {
  const { signal } = options;
  cluster.setupPrimary({ args: [...options.args] });
  const ended = Promise.withResolvers<number>();
  const running = new Set<Worker>();
  const listening = new Set<Worker>();
  let haveListened = false;

  function start(): void {
    if (signal.aborted) return;
    const startedAt = performance.now();
    const worker = cluster.fork();
    running.add(worker);
    worker.once('listening', () => {
      haveListened = true;
      listening.add(worker);
    });
    worker.on('message', (message: WorkerMessage) => void answer(worker, message, listening));
    worker.once('exit', (code: number | null, killedBy: string | null) => {
      running.delete(worker);
      listening.delete(worker);
      if (signal.aborted) {
        if (running.size === 0) ended.resolve(0);
      } else if (haveListened) {
        const end = `worker ${worker.process.pid} ended (${killedBy ?? `exit code ${code}`})`;
        options.onReplaced(`${end}; another takes its place`);
        setTimeout(start, performance.now() - startedAt < RESTART_MS ? RESTART_MS : 0);
      } else {
        ended.resolve(code ?? 1);
      }
    });
  }

  function stop(): void {
    for (const worker of running) tell(worker, { type: 'stop' });
    if (running.size === 0) ended.resolve(0);
    setTimeout(() => ended.resolve(0), STOP_MS).unref();
  }

  for (let i = 0; i < options.count; i++) start();
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  const code = await ended.promise;
  for (const worker of running) worker.process.kill('SIGKILL');
  return code;
}

async function answer(
  worker: Worker,
  message: WorkerMessage,
  listening: ReadonlySet<Worker>,
): Promise<void> {
  switch (message.type) {
    case 'counts':
      for (const other of listening) if (other !== worker) tell(other, message);
      break;
    case 'metrics-wanted':
      tell(worker, { type: 'metrics', id: message.id, text: await collectMetrics(listening) });
      break;
    case 'own-metrics':
      collections.get(message.id)?.(message.metrics);
      break;
    default:
      message satisfies never;
  }
}

/** What to do with each worker's metrics, by the collection for which they were asked. */
const collections = new Map<number, (metrics: MetricsJson) => void>();
let lastCollection = 0;

/** The metrics of all workers that tell theirs in time. */
async function collectMetrics(listening: ReadonlySet<Worker>): Promise<string> {
  const id = ++lastCollection;
  const told: MetricsJson[] = [];
  const asked = [...listening].filter((worker) => worker.isConnected());
  const complete = Promise.withResolvers<void>();
  collections.set(id, (metrics) => {
    if (told.push(metrics) === asked.length) complete.resolve();
  });
  for (const worker of asked) tell(worker, { type: 'tell-metrics', id });
  await Promise.race([complete.promise, sleep(METRICS_MS, undefined, { ref: false })]);
  collections.delete(id);
  return joinMetrics(told);
}

function tell(worker: Worker, message: PrimaryMessage): void {
  if (worker.isConnected()) worker.send(message);
}
