import {
  AggregatorRegistry,
  collectDefaultMetrics,
  Counter,
  Gauge,
  Registry,
  type Metric,
} from 'prom-client';
import { filmCount } from '../../similarity/model/model.ts';
import { Durations } from './durations.ts';
import type { RequestEvent } from './request-event.ts';
import { snapshotAgeSeconds } from '../snapshot/snapshot-age.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** The metrics for Prometheus. */
export interface Metrics {
  readonly report: (event: RequestEvent) => void;
  /** This process's metrics in Prometheus' text format. */
  readonly text: () => Promise<string>;
  /** The same for {@link joinMetrics}. */
  readonly json: () => Promise<MetricsJson>;
}

/** The metrics of one process. */
export type MetricsJson = Awaited<ReturnType<Registry['getMetricsAsJSON']>>;

/** From a film in memory to requests that are aborted after three seconds. */
const BUCKETS_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** Creates the metrics of this process. */
export function createMetrics(serving: () => Snapshot | undefined): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const durations = new Durations(
    'reelated_http_request_duration_seconds',
    'Response times by route; status 499: the client disconnected first.',
    BUCKETS_SECONDS,
  );
  registry.registerMetric(durations as unknown as Metric);
  const rateLimited = new Counter({
    name: 'reelated_rate_limited_requests_total',
    help: 'Requests rejected by a rate limit, by limit.',
    labelNames: ['limit'],
    registers,
  });
  describeSnapshot(registers, serving);
  return {
    report(event) {
      switch (event.type) {
        case 'answered':
          durations.observe(event);
          break;
        case 'rate-limited':
          rateLimited.inc({ limit: event.limit });
          break;
        default:
          event satisfies never;
      }
    },
    text: async () => registry.metrics(),
    json: async () => registry.getMetricsAsJSON(),
  };
}

/** The metrics of several processes that serve together, in Prometheus' text format. */
export async function joinMetrics(ofEach: readonly MetricsJson[]): Promise<string> {
  return AggregatorRegistry.aggregate([...ofEach]).metrics();
}

function describeSnapshot(registers: Registry[], serving: () => Snapshot | undefined): void {
  gauge('reelated_snapshot_age_seconds', 'The age of the served data.', ({ dataset }) =>
    snapshotAgeSeconds(dataset),
  );
  gauge('reelated_films', 'The number of films served.', ({ search }) => filmCount(search.films));
  gauge(
    'reelated_queries_running',
    'Queries in progress.',
    ({ database }) => database.queries.running,
  );
  gauge(
    'reelated_queries_waiting',
    'Queries waiting for their turn.',
    ({ database }) => database.queries.waiting,
  );
  void new Gauge({
    name: 'reelated_snapshot_info',
    help: 'The snapshot that is served.',
    labelNames: ['snapshot'],
    aggregator: 'max',
    registers,
    collect() {
      this.reset();
      const id = serving()?.id;
      if (id !== undefined) this.set({ snapshot: id }, 1);
    },
  });

  function gauge(name: string, help: string, valueOf: (snapshot: Snapshot) => number): void {
    void new Gauge({
      name,
      help,
      registers,
      aggregator: name.includes('queries') ? 'sum' : 'max',
      collect() {
        const snapshot = serving();
        if (snapshot !== undefined) this.set(valueOf(snapshot));
      },
    });
  }
}
