import type { Metrics } from './metrics.ts';
import { DEFAULT_RATE_LIMITS, type RateLimits } from './default-rate-limits.ts';
import type { RequestEvent } from './request-event.ts';
import { RequestCounts } from './request-counts.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

export interface OperationsOptions {
  /** Replaces the default limit of each group of routes that it names. */
  readonly rateLimits?: Partial<RateLimits> | undefined;
  /** The metrics of all processes that serve together; absent: there is only this one. */
  readonly allMetrics?: (() => Promise<string>) | undefined;
}

/** What a server knows of itself, from one snapshot to the next: its limits, what it has done. */
export class Operations {
  readonly rateLimits: RateLimits;
  readonly requestCounts: RequestCounts;
  /** What new requests are answered from. */
  serving: Snapshot | undefined;
  readonly #allMetrics: (() => Promise<string>) | undefined;
  #metrics: Promise<Metrics> | undefined;
  readonly #early: RequestEvent[] = [];
  /** Reports to the metrics, or, while these are not loaded yet, to a list that they will read. */
  #report = (event: RequestEvent): void => void this.#early.push(event);

  constructor({ rateLimits, allMetrics }: OperationsOptions = {}) {
    this.rateLimits = { ...DEFAULT_RATE_LIMITS, ...rateLimits };
    this.requestCounts = new RequestCounts(this.rateLimits);
    this.#allMetrics = allMetrics;
  }

  report(event: RequestEvent): void {
    this.#report(event);
  }

  /**
   * Loads what counts and times; the first call takes some time, which a server that starts does
   * not have. What has been reported before is not lost.
   */
  async metrics(): Promise<Metrics> {
    this.#metrics ??= this.#loadMetrics();
    return this.#metrics;
  }

  /** All metrics as Prometheus reads them. */
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
