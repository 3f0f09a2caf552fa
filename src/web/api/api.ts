import { createClient, ProblemError } from '../../client/client.ts';
import { BASE_PATH } from '../url/base-path.ts';

/** There was no response. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** The API that served this page. */
export const api = createClient({
  baseUrl: BASE_PATH,
  fetch: async (request) => {
    try {
      return await fetch(request);
    } catch (error) {
      if (request.signal.aborted) throw error;
      throw new Unreachable('Can’t reach the server.', { cause: error });
    }
  },
});

/** The HTTP status of an error: 0 if there was no response, NaN if the app itself failed. */
export function statusOf(error: unknown): number {
  if (error instanceof Unreachable) return 0;
  return error instanceof ProblemError ? error.status : Number.NaN;
}

/** Whether the same request may succeed a little later. */
export function isTemporary(error: unknown): boolean {
  const status = statusOf(error);
  return status === 0 || status === 429 || status >= 500;
}

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 8000;

/** How long to wait before a request is repeated: as the server says, or longer each time. */
export function retryDelayMs(failures: number, error: unknown): number {
  const seconds = error instanceof ProblemError ? error.retryAfterSeconds : undefined;
  if (seconds !== undefined && Number.isFinite(seconds)) return seconds * 1000;
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);
}
