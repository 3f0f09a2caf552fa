import { collectGarbage } from '../../similarity/nearest/shards/collect-garbage.ts';

/**
 * When garbage is collected, each time after the one before: mostly nothing refers to a closed snapshot
 * by the first time, but connections that are kept open refer to their last response.
 */
const COLLECT_AFTER_MS: readonly number[] = [1000, 5000, 10_000, 30_000, 60_000];

/**
 * Collects garbage until an object that should be free is. V8 does not count the memory that threads
 * share, and would let closed snapshots pile up.
 */
export function collectUntilFreed(
  object: WeakRef<object>,
  [waitMs, ...laterMs]: readonly number[] = COLLECT_AFTER_MS,
): void {
  if (waitMs === undefined) return;
  const collect = (): void => {
    collectGarbage();
    // looking at it in the same turn would keep it
    setImmediate(() => {
      if (object.deref() !== undefined) collectUntilFreed(object, laterMs);
    });
  };
  setTimeout(collect, waitMs).unref();
}
