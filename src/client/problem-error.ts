import type { Problem } from './openapi.ts';

/** What a call of the client resolves to: the data of a successful response, or the problem of another. */
export type Answer<Data> =
  | { readonly data: Data; readonly error?: never; readonly response: Response }
  | { readonly data?: never; readonly error: unknown; readonly response: Response };

/** A response that is not successful. */
export class ProblemError extends Error {
  readonly status: number;
  /** The server's problem details; undefined if something in between responded, such as a proxy. */
  readonly problem: Problem | undefined;
  /** When to try again, if the server says so. */
  readonly retryAfterSeconds: number | undefined;

  constructor(error: unknown, response: Response) {
    const problem = isProblem(error) ? error : undefined;
    super(problem?.detail ?? `the server responded with ${response.status} ${response.statusText}`);
    this.name = 'ProblemError';
    this.status = response.status;
    this.problem = problem;
    const retryAfter = response.headers.get('retry-after');
    this.retryAfterSeconds = retryAfter === null ? undefined : Number(retryAfter);
  }

  /** Our code for what went wrong, such as `film-unknown`. */
  get code(): Problem['code'] | undefined {
    return this.problem?.code;
  }
}

/**
 * The data of a call.
 *
 * @throws {ProblemError} when the response is not successful
 */
export async function dataOf<Data>(call: Promise<Answer<Data>>): Promise<Data> {
  const { data, error, response } = await call;
  if (!response.ok) throw new ProblemError(error, response);
  return data as Data;
}

function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && 'code' in error && 'detail' in error;
}
