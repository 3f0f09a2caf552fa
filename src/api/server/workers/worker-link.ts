import cluster, { type Worker } from 'node:cluster';
import type { Operations } from '../../traffic/operations.ts';
import type { RateLimitName } from '../../traffic/default-rate-limits.ts';
import type { RequestCounts } from '../../traffic/request-counts.ts';
import type { PrimaryMessage, WorkerMessage } from './protocol.ts';

/** A worker's connection to the primary process, and through it to the other workers. */
interface WorkerLink extends Disposable {
  /** Aborted when the worker should stop. */
  readonly stopped: AbortSignal;
  /** The metrics of all workers. */
  readonly allMetrics: () => Promise<string>;
  /** Shares the requests counted here with the other workers, and adds those counted by them. */
  readonly share: (operations: Operations) => void;
}

/** How long a request may be known to one worker only. */
const SHARE_MS = 200;

/** Opens the link; undefined in a process that was not started as a worker. */
export function openWorkerLink(): WorkerLink | undefined {
  const { worker } = cluster;
  if (worker === undefined) return undefined;
  const stopping = new AbortController();
  const requested = new Map<number, (text: string) => void>();
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
      case 'request-own-metrics':
        void sendMetrics(worker, operations, message.id);
        break;
      case 'metrics':
        requested.get(message.id)?.(message.text);
        requested.delete(message.id);
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
      requested.set(id, resolve);
      send(worker, { type: 'request-metrics', id });
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

/** Sends the requests counted since the last time, at short intervals. */
function shareCounts(worker: Worker, counts: RequestCounts): NodeJS.Timeout {
  const unsent = new Map<string, [RateLimitName, string, number]>();
  counts.onCount = (group, client) => {
    const key = `${group} ${client}`;
    const counted = unsent.get(key);
    if (counted === undefined) unsent.set(key, [group, client, 1]);
    else counted[2] += 1;
  };
  return setInterval(() => {
    if (unsent.size > 0) send(worker, { type: 'counts', counts: [...unsent.values()] });
    unsent.clear();
  }, SHARE_MS).unref();
}

async function sendMetrics(
  worker: Worker,
  operations: Operations | undefined,
  id: number,
): Promise<void> {
  const metrics = await operations?.metrics();
  send(worker, { type: 'own-metrics', id, metrics: (await metrics?.json()) ?? [] });
}

function send(worker: Worker, message: WorkerMessage): void {
  if (worker.isConnected()) worker.send(message);
}
