import { retryAfterMs } from './answer-headers.ts';
import { TransferFault } from './transfer-fault.ts';

const PASSING: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** The fault in an answer with a status that brings no file. */
export function statusFault({ status, statusText, headers }: Response): TransferFault {
  const what = `the server answered ${status} ${statusText}`.trim();
  return PASSING.has(status)
    ? new TransferFault(what, 'later', { retryAfterMs: retryAfterMs(headers) })
    : new TransferFault(what, 'never');
}
