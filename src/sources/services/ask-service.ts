/**
 * DESIGN. How a public service is asked about thousands of films without being a burden to it:
 *
 * ```
 *  keys that the journal has no recent answer for
 *     └ batches ──┬── lane 1 ── request ── answer ──┐
 *                 └── lane 2 ── request ── answer ──┴─▶ journal (one line a batch, synced)
 * ```
 *
 * There are as many lanes as requests may be open at the same time. A pause that the service requests
 * applies to all of them. However the process ends, the journal has every batch that was answered.
 * When one lane gives up, the others finish their current batch and take no more.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Progress } from '../../workflow/task.ts';
import type { DownloadLimits } from '../download/limits.ts';
import { TransferFault } from '../download/transfer-fault.ts';
import { withRetries } from '../download/with-retries.ts';
import { SourceError } from '../source-error.ts';
import type { AnswerJournal } from './answer-journal.ts';
import { requestJson, type JsonRequest } from './request-json.ts';

/** A public service on the web. */
export interface Service {
  /** For messages: `Wikidata`. */
  readonly name: string;
  readonly url: string;
  /** How it can reach the user. */
  readonly contact?: string | undefined;
  /** How many requests may be open at the same time. */
  readonly atOnce: number;
  readonly limits: DownloadLimits;
}

/** Sends a request, again if need be, and reads the response; `read` may throw a TransferFault. */
export type Send = <Result>(
  request: JsonRequest,
  read: (json: unknown, headers: Headers) => Result,
) => Promise<Result>;

export interface AskOptions<Answer> {
  readonly service: Service;
  readonly batches: readonly (readonly string[])[];
  readonly journal: AnswerJournal<Answer>;
  /** Asks about a batch; returns an answer for each of its keys. */
  readonly ask: (keys: readonly string[], send: Send) => Promise<ReadonlyMap<string, Answer>>;
  /** What the keys are, for messages: `films`. */
  readonly what: string;
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
  /** See {@link Attempts.note}. */
  readonly note?: ((message: string) => void) | undefined;
}

/**
 * Asks about every batch and keeps each answer in the journal as it comes. Returns the number of
 * requests.
 *
 * @throws SourceError `service-failed` when the service cannot be reached, refuses, or keeps sending
 * what cannot be used; the signal's reason when it is aborted
 */
export async function askService<Answer>(options: AskOptions<Answer>): Promise<number> {
  const { service, batches, journal, ask, what, signal, progress } = options;
  const total = batches.reduce((sum, batch) => sum + batch.length, 0);
  const next = batches.values();
  let done = 0;
  let hasFailed = false;
  const { send, requests } = sender(service, signal, options.note);

  const lane = async (): Promise<void> => {
    for (const batch of next) {
      try {
        await journal.append(await ask(batch, send));
      } catch (error) {
        hasFailed = true;
        throw error;
      }
      done += batch.length;
      progress({ done, total, unit: 'rows' });
      if (hasFailed) return;
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: service.atOnce }, lane));
  signal.throwIfAborted();
  const failed = lanes.find((result) => result.status === 'rejected');
  if (failed !== undefined) {
    const advice = `run again to continue; ${done} of ${total} ${what} are done`;
    throw asServiceError(failed.reason, service, advice);
  }
  return requests();
}

function sender(
  { url, contact, limits }: Service,
  signal: AbortSignal,
  note?: (message: string) => void,
): { readonly send: Send; readonly requests: () => number } {
  let requests = 0;
  let notBeforeMs = 0;
  let refusal: TransferFault | undefined;
  const send: Send = (request, read) =>
    withRetries({
      url,
      limits,
      signal,
      note,
      async attempt(within) {
        for (let pauseMs = 0; (pauseMs = notBeforeMs - performance.now()) > 0;) {
          await sleep(pauseMs, undefined, { signal: within }).catch(() => {});
          within.throwIfAborted();
        }
        if (refusal !== undefined) throw refusal;
        try {
          requests += 1;
          const { json, headers } = await requestJson({ ...request, contact }, limits, within);
          return read(json, headers);
        } catch (error) {
          if (!(error instanceof TransferFault) || error.retryAfterMs === null) throw error;
          if (error.retryAfterMs > limits.longestRetryAfterMs) {
            refusal = asRefusal(error, error.retryAfterMs);
            throw refusal;
          }
          notBeforeMs = Math.max(notBeforeMs, performance.now() + error.retryAfterMs);
          throw error;
        }
      },
    });
  return { send, requests: () => requests };
}

/** Retrying early would ignore what the service requests, waiting for hours would look like a hang. */
function asRefusal(fault: TransferFault, retryAfterMs: number): TransferFault {
  const minutes = Math.ceil(retryAfterMs / 60_000);
  return new TransferFault(`${fault.message} and asks for a pause of ${minutes} minutes`, 'never', {
    cause: fault,
  });
}

function asServiceError(error: unknown, { name, url }: Service, advice: string): unknown {
  if (!(error instanceof SourceError) || !(error.cause instanceof TransferFault)) return error;
  const { attempts = 1 } = error.data;
  const times = attempts === 1 ? '' : ` (${attempts} attempts)`;
  const message = `${name}: ${url}: ${error.cause.message}${times}; ${advice}`;
  return new SourceError('service-failed', message, {
    cause: error.cause,
    data: { service: name, ...error.data },
  });
}
