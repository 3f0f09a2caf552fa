import type { MetricsJson } from '../../traffic/metrics.ts';
import type { RateLimitName } from '../../traffic/default-rate-limits.ts';

/** Requests counted in one process: the group of routes, the client and how many. */
type CountedRequests = readonly (readonly [RateLimitName, client: string, requests: number])[];

/** Messages from a worker to the primary process. */
export type WorkerMessage =
  | { readonly type: 'counts'; readonly counts: CountedRequests }
  /** Requests the metrics of all workers. */
  | { readonly type: 'request-metrics'; readonly id: number }
  /** The worker's own metrics, as requested. */
  | { readonly type: 'own-metrics'; readonly id: number; readonly metrics: MetricsJson };

/** Messages from the primary process to a worker. */
export type PrimaryMessage =
  | { readonly type: 'counts'; readonly counts: CountedRequests }
  /** Requests the worker's own metrics. */
  | { readonly type: 'request-own-metrics'; readonly id: number }
  /** The metrics of all workers. */
  | { readonly type: 'metrics'; readonly id: number; readonly text: string }
  /** Finish the requests in progress and exit. */
  | { readonly type: 'stop' };
