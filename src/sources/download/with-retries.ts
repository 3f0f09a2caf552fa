import { setTimeout as sleep } from 'node:timers/promises';
import { inTime } from '../../workflow/units.ts';
import { SourceError } from '../source-error.ts';
import type { DownloadLimits } from './limits.ts';
import { TransferFault } from './transfer-fault.ts';

/** Attempts at one URL. */
export interface Attempts<Result> {
  readonly url: string;
  readonly limits: DownloadLimits;
  readonly signal: AbortSignal;
  /** One attempt; it may fail with a TransferFault, and anything else that it throws is final. */
  readonly attempt: (signal: AbortSignal) => Promise<Result>;
  /** A number that grows when a failed attempt has made progress. */
  readonly reached?: () => number;
  /** Called with the reason for a pause before the next attempt, if it is one that people notice. */
  readonly note?: ((message: string) => void) | undefined;
  /** What to do when all attempts have failed. */
  readonly advice?: () => string;
}

/**
 * Tries until an attempt succeeds, with growing pauses, until too many in a row have made no progress
 * or the time is up.
 *
 * @throws SourceError `download-failed`; the signal's reason when it is aborted
 */
export async function withRetries<Result>(attempts: Attempts<Result>): Promise<Result> {
  const { limits, reached = () => 0 } = attempts;
  using time = timeLimit(attempts.signal, limits.totalMs);
  let furthest = reached();
  let useless = 0;
  for (let made = 1; ; made += 1) {
    try {
      time.signal.throwIfAborted();
      return await attempts.attempt(time.signal);
    } catch (error) {
      const fault = asFault(error, time.signal, attempts.signal);
      useless = reached() > furthest ? 0 : useless + 1;
      furthest = Math.max(furthest, reached());
      if (fault.retry === 'never' || useless >= limits.attempts)
        throw failure(attempts, fault, made);
      if (fault.retry !== 'later') continue;
      const ms = delayMs(fault, useless, limits);
      if (ms >= NOTICED_MS) attempts.note?.(waiting(attempts.url, fault, ms));
      await pause(ms, time.signal);
    }
  }
}

/** The shortest pause that is worth a word. */
const NOTICED_MS = 1000;

function waiting(url: string, { message }: TransferFault, ms: number): string {
  return `${url}: ${message}; trying again in ${inTime(ms)}`;
}

/** How long to wait before the next attempt: as the server requests, else doubling, with jitter. */
export function delayMs(fault: TransferFault, useless: number, limits: DownloadLimits): number {
  if (fault.retryAfterMs !== null) return Math.min(fault.retryAfterMs, limits.longestRetryAfterMs);
  const doubled = limits.firstDelayMs * 2 ** Math.max(0, useless - 1);
  return Math.min(doubled, limits.longestDelayMs) * (0.5 + Math.random() / 2);
}

function timeLimit(signal: AbortSignal, ms: number): Disposable & { readonly signal: AbortSignal } {
  const limit = new AbortController();
  const hours = Math.round(ms / 360_000) / 10;
  const timer = setTimeout(() => {
    limit.abort(new TransferFault(`it took longer than ${hours} hours in total`, 'never'));
  }, ms);
  return {
    signal: AbortSignal.any([signal, limit.signal]),
    [Symbol.dispose]: () => clearTimeout(timer),
  };
}

function asFault(error: unknown, limited: AbortSignal, outer: AbortSignal): TransferFault {
  outer.throwIfAborted();
  const thrown: unknown = limited.aborted ? limited.reason : error;
  if (thrown instanceof TransferFault) return thrown;
  throw thrown;
}

/** Ends early when the signal is aborted, which the next attempt will notice. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}

function failure<Result>(
  { url, advice = () => 'run again to retry' }: Attempts<Result>,
  fault: TransferFault,
  made: number,
): SourceError {
  const times = made === 1 ? '' : ` (${made} attempts)`;
  return new SourceError('download-failed', `${url}: ${fault.message}${times}; ${advice()}`, {
    cause: fault,
    data: { url, attempts: made },
  });
}
