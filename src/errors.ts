/**
 * Every error code that users can see, in a terminal, in the events of a run or in a response of the
 * API. `docs/errors.md` explains each one; a test keeps the two lists equal.
 */
export const ERROR_CODES = [
  // wrong usage or configuration: exit code 2, nothing written
  'usage-invalid',
  'config-invalid',
  'data-dir-unusable',
  'data-dir-locked',
  'data-dir-newer',
  'datasets-missing',
  'datasets-unusable',
  'output-over-input',
  'task-unknown',
  'address-unusable',
  'database-missing',
  'database-unreadable',
  'film-unknown',
  'person-unknown',
  'list-unknown',
  'list-unreadable',
  'collection-failed',
  'spark-missing',
  // a server that is queried
  'server-unreachable',
  'server-foreign',
  // a file that lists a person's films
  'library-unknown',
  'library-too-large',
  'library-damaged',
  // a dataset file or its download
  'download-failed',
  'gzip-invalid',
  'zip-invalid',
  'source-missing',
  'source-empty',
  'source-header',
  'source-column',
  'source-value',
  'source-duplicate',
  'service-failed',
  // a task
  'task-cycle',
  'task-failed',
  'task-output-missing',
  'task-check',
  'snapshot-check',
  'snapshot-anomaly',
  'spark-unreachable',
  'spark-failed',
  'notebook-failed',
  // the API
  'notebook-unknown',
  'request-invalid',
  'pattern-unsupported',
  'cursor-invalid',
  'cursor-expired',
  'route-unknown',
  'method-not-allowed',
  'origin-refused',
  'host-refused',
  'expectation-failed',
  'media-type-unsupported',
  'body-too-large',
  'rate-limited',
  'query-timeout',
  'snapshot-damaged',
  'starting',
  'building',
  'storage-unavailable',
  'request-timeout',
  'overloaded',
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** The codes of what building again cures, after an upgrade or the loss of a file. */
export const CURED_BY_A_BUILD: ReadonlySet<ErrorCode> = new Set([
  'database-missing',
  'database-unreadable',
]);

/** Facts about an error for programs: names of files, lines, options, values. */
export type ErrorData = Readonly<Record<string, string | number | boolean | null>>;

/**
 * The base of every error that Reelated throws on purpose. Its message is one line that says what is
 * wrong, where, and what to do. Anything else that is thrown is a bug and is shown with its stack.
 */
export class ReelatedError extends Error {
  readonly code: ErrorCode;
  readonly data: ErrorData;

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; data?: ErrorData } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.code = code;
    this.data = options.data ?? {};
  }
}

/** Wrong usage or configuration: nothing was started and nothing was written. */
export class UsageError extends ReelatedError {}

/** The message of anything thrown, on one line. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replaceAll(/\s*\n\s*/g, ' ').trim();
}
