import type { MetricsJson } from '../../traffic/metrics.ts';
import type { RateLimitName } from '../../traffic/default-rate-limits.ts';

/** Requests that were counted in one process: the group of routes, the client, how many. */
export type CountedRequests = readonly (readonly [
  RateLimitName,
  client: string,
  requests: number,
])[];

/** What a worker tells the process that started it. */
export type WorkerMessage =
  | { readonly type: 'counts'; readonly counts: CountedRequests }
  /** It wants the metrics of all workers. */
  | { readonly type: 'metrics-wanted'; readonly id: number }
  /** Its own metrics, which were asked for. */
  | { readonly type: 'own-metrics'; readonly id: number; readonly metrics: MetricsJson };

/** What a worker is told. */
export type PrimaryMessage =
  | { readonly type: 'counts'; readonly counts: CountedRequests }
  | { readonly type: 'tell-metrics'; readonly id: number }
  /** The metrics of all workers. */
  | { readonly type: 'metrics'; readonly id: number; readonly text: string }
  /** Finish what runs and end. */
  | { readonly type: 'stop' };
