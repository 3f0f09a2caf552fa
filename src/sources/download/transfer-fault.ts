/**
 * Why an attempt failed, and when to try again: `later` after a pause, `now` if only the request was
 * wrong (such as a range that the server does not serve), or `never`.
 */
export class TransferFault extends Error {
  readonly retry: 'later' | 'now' | 'never';
  /** The pause that the server requested. */
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
