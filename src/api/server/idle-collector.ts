import { performance } from 'node:perf_hooks';
import { collectGarbage } from '../../similarity/nearest/shards/collect-garbage.ts';

/** What a collection is worth, which takes some 30 ms. */
const WORTH_MS = 250;
/** Of the time since the last look. */
const IDLE_MS = 20;

/**
 * Collects garbage once a thread that was busy has nothing to do. V8 makes room for new objects while
 * many requests come, some 25 MB, and keeps it until it collects everything, which may be never.
 */
export class IdleCollector {
  #last = performance.eventLoopUtilization();
  #activeMs = 0;

  /** To be called every second or so. */
  look(): void {
    const now = performance.eventLoopUtilization();
    const { active } = performance.eventLoopUtilization(now, this.#last);
    this.#last = now;
    this.#activeMs += active;
    if (active > IDLE_MS || this.#activeMs < WORTH_MS) return;
    collectGarbage();
    this.#activeMs = 0;
  }
}
