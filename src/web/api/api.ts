import { createClient, ProblemError } from '../../client/client.ts';

/** There was no answer at all. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** The API that served this page. */
export const api = createClient({
  fetch: async (request) => {
    try {
      return await fetch(request);
    } catch (error) {
      if (request.signal.aborted) throw error;
      throw new Unreachable('The server cannot be reached.', { cause: error });
    }
  },
});

/** The HTTP status of what went wrong; 0 when there was no answer, NaN when the fault is ours. */
export function statusOf(error: unknown): number {
  if (error instanceof Unreachable) return 0;
  return error instanceof ProblemError ? error.status : Number.NaN;
}

/** Whether the same question may well be answered a little later. */
export function isTemporary(error: unknown): boolean {
  const status = statusOf(error);
  return status === 0 || status === 429 || status >= 500;
}

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 8000;

/** How long to wait before a question is asked again: what the server says, or ever longer. */
export function retryDelayMs(failures: number, error: unknown): number {
  const seconds = error instanceof ProblemError ? error.retryAfterSeconds : undefined;
  if (seconds !== undefined && Number.isFinite(seconds)) return seconds * 1000;
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);
}
