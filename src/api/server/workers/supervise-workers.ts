import cluster, { type Worker } from 'node:cluster';
import { setTimeout as sleep } from 'node:timers/promises';
import { joinMetrics, type MetricsJson } from '../../traffic/metrics.ts';
import type { PrimaryMessage, WorkerMessage } from './protocol.ts';

interface Supervision {
  /** The number of workers. */
  readonly count: number;
  /** The arguments that make this program a worker. */
  readonly args: readonly string[];
  /** Aborted when all workers should stop. */
  readonly signal: AbortSignal;
  /** Called with a sentence about each worker that had to be replaced. */
  readonly onReplaced: (message: string) => void;
}

const STOP_MS = 9000;
const RESTART_MS = 1000;
const METRICS_MS = 2000;

/**
 * Runs workers that share an address until they are stopped. A worker that exits on its own is
 * replaced, immediately or, if it ran for less than a second, a second later. Resolves to an exit
 * code: if a worker exits before any of them is listening, its own, because the others would fail
 * in the same way.
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
    worker.on(
      'message',
      (message: WorkerMessage) => void handleMessage(worker, message, listening),
    );
    worker.once('exit', (code: number | null, killedBy: string | null) => {
      running.delete(worker);
      listening.delete(worker);
      if (signal.aborted) {
        if (running.size === 0) ended.resolve(0);
      } else if (haveListened) {
        const exit = `worker ${worker.process.pid} exited (${killedBy ?? `exit code ${code}`})`;
        options.onReplaced(`${exit}; starting another one`);
        setTimeout(start, performance.now() - startedAt < RESTART_MS ? RESTART_MS : 0);
      } else {
        ended.resolve(code ?? 1);
      }
    });
  }

  function stop(): void {
    for (const worker of running) send(worker, { type: 'stop' });
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

async function handleMessage(
  worker: Worker,
  message: WorkerMessage,
  listening: ReadonlySet<Worker>,
): Promise<void> {
  switch (message.type) {
    case 'counts':
      for (const other of listening) if (other !== worker) send(other, message);
      break;
    case 'request-metrics':
      send(worker, { type: 'metrics', id: message.id, text: await collectMetrics(listening) });
      break;
    case 'own-metrics':
      collections.get(message.id)?.(message.metrics);
      break;
    default:
      message satisfies never;
  }
}

/** Where each worker's metrics go, by the collection for which they were requested. */
const collections = new Map<number, (metrics: MetricsJson) => void>();
let lastCollection = 0;

/** The metrics of all workers that report theirs in time. */
async function collectMetrics(listening: ReadonlySet<Worker>): Promise<string> {
  const id = ++lastCollection;
  const reported: MetricsJson[] = [];
  const requested = [...listening].filter((worker) => worker.isConnected());
  const complete = Promise.withResolvers<void>();
  collections.set(id, (metrics) => {
    if (reported.push(metrics) === requested.length) complete.resolve();
  });
  for (const worker of requested) send(worker, { type: 'request-own-metrics', id });
  await Promise.race([complete.promise, sleep(METRICS_MS, undefined, { ref: false })]);
  collections.delete(id);
  return joinMetrics(reported);
}

function send(worker: Worker, message: PrimaryMessage): void {
  if (worker.isConnected()) worker.send(message);
}
