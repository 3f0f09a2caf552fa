import { retryAfterMs } from './answer-headers.ts';
import { TransferFault } from './transfer-fault.ts';

const TEMPORARY: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** The fault for a response whose status means that there is no file. */
export function statusFault({ status, statusText, headers }: Response): TransferFault {
  const what = `the server answered ${status} ${statusText}`.trim();
  return TEMPORARY.has(status)
    ? new TransferFault(what, 'later', { retryAfterMs: retryAfterMs(headers) })
    : new TransferFault(what, 'never');
}
