/** An answer that is none: the server's problem details, or that it could not be reached. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** 0: there was no answer. */
  readonly status: number;
  /** What the server asks to wait, or undefined. */
  readonly retryAfterMs: number | undefined;

  constructor(status: number, detail: string, retryAfterMs?: number) {
    super(detail);
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }

  /** Whether the same question may well be answered a little later. */
  get isTemporary(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export interface Answer<T> {
  readonly data: T;
  /** `X-Total-Count`, where the answer is a page of a list. */
  readonly total: number | undefined;
  /** The cursor of the page after this one. */
  readonly next: string | undefined;
}

export interface Request {
  readonly signal?: AbortSignal;
  /** Sent by POST; absent: GET. */
  readonly body?: unknown;
}

/**
 * Asks the API that served this page.
 *
 * @throws {ApiError}
 */
export async function ask<T>(path: string, { signal, body }: Request = {}): Promise<Answer<T>> {
  const response = await send(path, {
    headers: {
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    ...(signal && { signal }),
  });
  if (!response.ok) throw await errorOf(response);
  const total = response.headers.get('x-total-count');
  return {
    data: (await response.json()) as T,
    total: total === null ? undefined : Number(total),
    next: nextCursor(response.headers.get('link')),
  };
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ApiError(0, 'The server cannot be reached.');
  }
}

async function errorOf(response: Response): Promise<ApiError> {
  const problem: unknown = await response.json().catch(() => undefined);
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new ApiError(
    response.status,
    detailOf(problem) ?? `The server answered ${response.status}.`,
    Number.isFinite(seconds) ? seconds * 1000 : undefined,
  );
}

function detailOf(problem: unknown): string | undefined {
  if (typeof problem !== 'object' || problem === null || !('detail' in problem)) return undefined;
  return typeof problem.detail === 'string' ? problem.detail : undefined;
}

function nextCursor(link: string | null): string | undefined {
  const address = /<([^>]+)>;\s*rel="next"/.exec(link ?? '')?.[1];
  if (address === undefined) return undefined;
  return new URL(address, 'http://localhost').searchParams.get('cursor') ?? undefined;
}
