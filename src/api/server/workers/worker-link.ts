import cluster, { type Worker } from 'node:cluster';
import type { Operations } from '../../traffic/operations.ts';
import type { RateLimitName } from '../../traffic/default-rate-limits.ts';
import type { RequestCounts } from '../../traffic/request-counts.ts';
import type { PrimaryMessage, WorkerMessage } from './protocol.ts';

/** A worker's connection to the process that started it, and through it to the other workers. */
export interface WorkerLink extends Disposable {
  /** Aborted when the worker is to stop. */
  readonly stopped: AbortSignal;
  /** The metrics of all workers. */
  readonly allMetrics: () => Promise<string>;
  /** Tells the others what is counted here, and counts what they tell. */
  readonly share: (operations: Operations) => void;
}

// For so long a client can be counted by one worker alone.
const SHARE_MS = 200;

/** Opens the link; undefined in a process that was not started as a worker. */
export function openWorkerLink(): WorkerLink | undefined {
  const { worker } = cluster;
  if (worker === undefined) return undefined;
  const stopping = new AbortController();
  const wanted = new Map<number, (text: string) => void>();
  let operations: Operations | undefined;
  let sharing: NodeJS.Timeout | undefined;
  let lastId = 0;

  worker.on('message', (message: PrimaryMessage) => {
    switch (message.type) {
      case 'stop':
        stopping.abort();
        break;
      case 'counts':
        for (const counted of message.counts) operations?.requestCounts.add(...counted);
        break;
      case 'tell-metrics':
        void tellMetrics(worker, operations, message.id);
        break;
      case 'metrics':
        wanted.get(message.id)?.(message.text);
        wanted.delete(message.id);
        break;
      default:
        message satisfies never;
    }
  });

  return {
    stopped: stopping.signal,
    async allMetrics() {
      const id = ++lastId;
      const { promise, resolve } = Promise.withResolvers<string>();
      wanted.set(id, resolve);
      tell(worker, { type: 'metrics-wanted', id });
      return promise;
    },
    share(own) {
      operations = own;
      sharing = shareCounts(worker, own.requestCounts);
    },
    [Symbol.dispose]() {
      clearInterval(sharing);
      worker.disconnect();
    },
  };
}

/** Tells from time to time which requests have been counted since. */
function shareCounts(worker: Worker, counts: RequestCounts): NodeJS.Timeout {
  const fresh = new Map<string, [RateLimitName, string, number]>();
  counts.onCount = (group, client) => {
    const key = `${group} ${client}`;
    const counted = fresh.get(key);
    if (counted === undefined) fresh.set(key, [group, client, 1]);
    else counted[2] += 1;
  };
  return setInterval(() => {
    if (fresh.size > 0) tell(worker, { type: 'counts', counts: [...fresh.values()] });
    fresh.clear();
  }, SHARE_MS).unref();
}

async function tellMetrics(
  worker: Worker,
  operations: Operations | undefined,
  id: number,
): Promise<void> {
  const metrics = await operations?.metrics();
  tell(worker, { type: 'own-metrics', id, metrics: (await metrics?.json()) ?? [] });
}

function tell(worker: Worker, message: WorkerMessage): void {
  if (worker.isConnected()) worker.send(message);
}
