import { performance } from 'node:perf_hooks';
import { collectGarbage } from '../../similarity/nearest/shards/collect-garbage.ts';

/** A thread is busy if it was for this long since the last look. */
const BUSY_MS = 20;
/** What is worth a collection, which takes some 30 ms. */
const WORTH_MS = 250;
/** V8 makes the space for new objects smaller only if little was allocated in the last five seconds. */
const QUIET_MS = 6000;

/**
 * Collects garbage once a thread that was busy has had nothing to do for some seconds. V8 makes room
 * for new objects while many requests come, some 25 MB, and keeps it until it collects everything,
 * which may be never.
 */
export class IdleCollector {
  readonly #quietMs: number;
  #last = performance.eventLoopUtilization();
  #busyMs = 0;
  #quietSince = 0;

  constructor(quietMs = QUIET_MS) {
    this.#quietMs = quietMs;
  }

  /** To be called every second or so. */
  look(): void {
    const utilization = performance.eventLoopUtilization();
    const { active } = performance.eventLoopUtilization(utilization, this.#last);
    this.#last = utilization;
    this.#busyMs += active;
    const now = performance.now();
    if (active > BUSY_MS) this.#quietSince = now;
    if (now - this.#quietSince < this.#quietMs || this.#busyMs < WORTH_MS) return;
    collectGarbage();
    this.#busyMs = 0;
  }
}
