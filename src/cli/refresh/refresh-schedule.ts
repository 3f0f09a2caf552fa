import { setTimeout as sleep } from 'node:timers/promises';

export interface RefreshSchedule {
  /** Time before the first refresh, and from the end of one to the start of the next. */
  readonly firstMs: number;
  readonly everyMs: number;
  /** Time after one that failed, if that is shorter. */
  readonly retryMs: number;
  readonly signal: AbortSignal;
  /** Resolves to whether it succeeded; it does not reject. */
  readonly refresh: () => Promise<boolean>;
}

/** The clock is checked at least this often, as the machine may have been asleep. */
const CHECK_MS = 60_000;

/** Refreshes repeatedly until the signal is aborted and the running refresh has ended. */
export async function keepRefreshing(schedule: RefreshSchedule): Promise<void> {
  const { firstMs, everyMs, retryMs, signal, refresh } = schedule;
  let waitMs = firstMs;
  while (await passed(waitMs, signal)) {
    const succeeded = await refresh();
    waitMs = succeeded ? everyMs : Math.min(retryMs, everyMs);
  }
}

/**
 * Waits until a time has passed by either of two clocks: the steady one stops while the machine
 * sleeps, and the other one may be set back. Resolves to false when the signal is aborted.
 */
async function passed(waitMs: number, signal: AbortSignal): Promise<boolean> {
  const [steady, wall] = [performance.now(), Date.now()];
  const leftMs = (): number => waitMs - Math.max(performance.now() - steady, Date.now() - wall);
  while (!signal.aborted && leftMs() > 0) {
    await sleep(Math.min(leftMs(), CHECK_MS), undefined, { signal }).catch(() => undefined);
  }
  return !signal.aborted;
}
