/**
 * Why an attempt failed, and whether another may do better: `later` after a pause, `now` where
 * only the question was wrong (a range that the server does not serve), or `never`.
 */
export class TransferFault extends Error {
  readonly retry: 'later' | 'now' | 'never';
  /** The pause that the server asked for. */
  readonly retryAfterMs: number | null;

  constructor(
    what: string,
    retry: TransferFault['retry'],
    options: { readonly cause?: unknown; readonly retryAfterMs?: number | null } = {},
  ) {
    super(what, options.cause === undefined ? undefined : { cause: options.cause });
    this.retry = retry;
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}
