import { RecentMap } from '../../recent-map.ts';
import type { RateLimitName, RateLimits } from './default-rate-limits.ts';

/** How much of a limit a client has used. */
interface Usage {
  /** Requests in the current window, including rejected ones. */
  readonly requests: number;
  /** Milliseconds until the window ends and the next one begins. */
  readonly endsInMs: number;
}

interface Window {
  requests: number;
  readonly endsAt: number;
}

/** How many clients are remembered for each group of routes: those that made requests last. */
const CLIENTS = 10_000;

/**
 * How many requests each client has made recently, by group of routes. A client's window begins
 * with its first request. The counts outlive the snapshots.
 */
export class RequestCounts {
  /** Called for every request counted here, so that it can be counted in other processes too. */
  onCount: ((group: RateLimitName, client: string) => void) | undefined;
  readonly #limits: RateLimits;
  readonly #windows = new Map<RateLimitName, RecentMap<string, Window>>();

  constructor(limits: RateLimits) {
    this.#limits = limits;
  }

  /** Counts a request, or what counts as several. */
  count(group: RateLimitName, client: string, requests = 1): Usage {
    for (let i = 0; i < requests; i++) this.onCount?.(group, client);
    return this.add(group, client, requests);
  }

  /** Adds requests that were counted elsewhere. */
  add(group: RateLimitName, client: string, requests: number): Usage {
    // an integer, so that sums and differences are exact
    const now = Math.trunc(performance.now());
    const window = this.#windowOf(group, client, now);
    window.requests += requests;
    return { requests: window.requests, endsInMs: window.endsAt - now };
  }

  #windowOf(group: RateLimitName, client: string, now: number): Window {
    const windows = this.#windows.get(group) ?? new RecentMap<string, Window>(CLIENTS);
    this.#windows.set(group, windows);
    const running = windows.get(client);
    if (running !== undefined && running.endsAt > now) return running;
    const window = { requests: 0, endsAt: now + this.#limits[group].windowMs };
    windows.set(client, window);
    return window;
  }
}
