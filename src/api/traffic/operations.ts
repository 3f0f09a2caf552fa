import { NamedLists } from '../../lists/named-lists.ts';
import type { Metrics } from './metrics.ts';
import { DEFAULT_RATE_LIMITS, type RateLimits } from './default-rate-limits.ts';
import type { RequestEvent } from './request-event.ts';
import { RequestCounts } from './request-counts.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

interface OperationsOptions {
  /** The data directory that has the named lists; absent: there are none. */
  readonly dataDir?: string | undefined;
  /** Replaces the default limits of some groups of routes. */
  readonly rateLimits?: Partial<RateLimits> | undefined;
  /** The metrics of all processes that serve together; absent: there is only this one. */
  readonly allMetrics?: (() => Promise<string>) | undefined;
}

/** The state of a server that outlives its snapshots: rate limits, request counts, metrics, lists. */
export class Operations {
  readonly rateLimits: RateLimits;
  readonly requestCounts: RequestCounts;
  readonly lists: NamedLists;
  /** The snapshot that new requests are served from. */
  serving: Snapshot | undefined;
  /** What is wrong with its file, if there is no other one to serve. */
  damaged: string | undefined;
  readonly #allMetrics: (() => Promise<string>) | undefined;
  #metrics: Promise<Metrics> | undefined;
  readonly #early: RequestEvent[] = [];
  /** Reports to the metrics or, before these are loaded, to a list that they will read. */
  #report = (event: RequestEvent): void => void this.#early.push(event);

  constructor({ rateLimits, allMetrics, dataDir }: OperationsOptions = {}) {
    this.rateLimits = { ...DEFAULT_RATE_LIMITS, ...rateLimits };
    this.requestCounts = new RequestCounts(this.rateLimits);
    this.#allMetrics = allMetrics;
    this.lists = new NamedLists(dataDir);
  }

  report(event: RequestEvent): void {
    this.#report(event);
  }

  /**
   * Loads the metrics, which takes too long to do while a server starts. Events reported earlier
   * are included.
   */
  async metrics(): Promise<Metrics> {
    this.#metrics ??= this.#loadMetrics();
    return this.#metrics;
  }

  /** All metrics in Prometheus' text format. */
  async metricsText(): Promise<string> {
    const metrics = await this.metrics();
    return this.#allMetrics === undefined ? metrics.text() : this.#allMetrics();
  }

  async #loadMetrics(): Promise<Metrics> {
    const { createMetrics } = await import('./metrics.ts');
    const metrics = createMetrics(() => this.serving);
    for (const event of this.#early.splice(0)) metrics.report(event);
    this.#report = metrics.report;
    return metrics;
  }
}
