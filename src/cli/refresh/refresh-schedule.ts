import { setTimeout as sleep } from 'node:timers/promises';

export interface RefreshSchedule {
  /** Time before the first refresh, and from the end of one to the start of the next. */
  readonly firstMs: number;
  readonly everyMs: number;
  /** Time after one that failed, where that is less. */
  readonly retryMs: number;
  readonly signal: AbortSignal;
  /** Resolves to whether it went well; it does not reject. */
  readonly refresh: () => Promise<boolean>;
}

/** A machine that was asleep is looked at again after this. */
const LOOK_MS = 60_000;

/** Refreshes again and again until the signal is aborted and the refresh at work has ended. */
export async function keepRefreshing(schedule: RefreshSchedule): Promise<void> {
  const { firstMs, everyMs, retryMs, signal, refresh } = schedule;
  let waitMs = firstMs;
  while (await passed(waitMs, signal)) {
    const wentWell = await refresh();
    waitMs = wentWell ? everyMs : Math.min(retryMs, everyMs);
  }
}

/**
 * Waits until a time has passed by one of two clocks: the steady one stands still while a machine
 * sleeps, the other one may be set back. Resolves to false when the signal is aborted.
 */
async function passed(waitMs: number, signal: AbortSignal): Promise<boolean> {
  const [steady, wall] = [performance.now(), Date.now()];
  const leftMs = (): number => waitMs - Math.max(performance.now() - steady, Date.now() - wall);
  while (!signal.aborted && leftMs() > 0) {
    await sleep(Math.min(leftMs(), LOOK_MS), undefined, { signal }).catch(() => undefined);
  }
  return !signal.aborted;
}
