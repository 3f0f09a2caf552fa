/**
 * Every error code that users can see, in a terminal, in the events of a run or in a response of the
 * API, with the exit code of a command that fails with it: 2 if what the user gave is at fault,
 * otherwise 1. `docs/errors.md` explains each one; a test keeps the two lists equal.
 */
export const EXIT_CODES = {
  // wrong usage or configuration
  'usage-invalid': 2,
  'config-invalid': 2,
  'data-dir-unusable': 2,
  'data-dir-locked': 2,
  'data-dir-newer': 2,
  'datasets-missing': 2,
  'datasets-unusable': 2,
  'output-over-input': 2,
  'task-unknown': 2,
  'address-unusable': 2,
  'database-missing': 2,
  'database-unreadable': 2,
  'spark-missing': 2,
  // a query that is invalid or names what is not there
  'film-unknown': 2,
  'person-unknown': 2,
  'list-unknown': 2,
  'request-invalid': 2,
  'pattern-unsupported': 2,
  // a server that is queried
  'server-unreachable': 1,
  'server-foreign': 1,
  // lists of films, and media servers that fill them
  'list-unreadable': 1,
  'collection-failed': 1,
  // a file that lists a person's films
  'library-unknown': 2,
  'library-too-large': 2,
  'library-damaged': 2,
  // a dataset file or its download
  'download-failed': 1,
  'gzip-invalid': 1,
  'zip-invalid': 1,
  'source-missing': 1,
  'source-empty': 1,
  'source-header': 1,
  'source-column': 1,
  'source-value': 1,
  'source-duplicate': 1,
  'service-failed': 1,
  // a task
  'task-cycle': 1,
  'task-failed': 1,
  'task-output-missing': 1,
  'task-check': 1,
  'snapshot-check': 1,
  'snapshot-anomaly': 1,
  'spark-unreachable': 1,
  'spark-failed': 1,
  'notebook-failed': 1,
  // the API
  'notebook-unknown': 1,
  'cursor-invalid': 1,
  'cursor-expired': 1,
  'route-unknown': 1,
  'method-not-allowed': 1,
  'origin-refused': 1,
  'host-refused': 1,
  'expectation-failed': 1,
  'media-type-unsupported': 1,
  'body-too-large': 1,
  'rate-limited': 1,
  'query-timeout': 1,
  'snapshot-damaged': 1,
  starting: 1,
  building: 1,
  'storage-unavailable': 1,
  'request-timeout': 1,
  overloaded: 1,
  internal: 1,
} as const satisfies Readonly<Record<string, 1 | 2>>;

export type ErrorCode = keyof typeof EXIT_CODES;

/** The codes of what the user can correct in the command, the settings or a file. */
export type UsageCode = {
  [Code in ErrorCode]: (typeof EXIT_CODES)[Code] extends 2 ? Code : never;
}[ErrorCode];

/** The codes of what building again cures, after an upgrade or the loss of a file. */
export const CURED_BY_A_BUILD: ReadonlySet<ErrorCode> = new Set([
  'database-missing',
  'database-unreadable',
]);

/** Facts about an error for programs: names of files, lines, options, values. */
export type ErrorData = Readonly<Record<string, string | number | boolean | null>>;

interface ReelatedErrorOptions {
  readonly cause?: unknown;
  readonly data?: ErrorData;
}

/**
 * The base of every error that Reelated throws on purpose. Its message is one line that says what is
 * wrong, where, and what to do. Anything else that is thrown is a bug and is shown with its stack.
 */
export class ReelatedError extends Error {
  readonly code: ErrorCode;
  readonly data: ErrorData;

  constructor(code: ErrorCode, message: string, options: ReelatedErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.code = code;
    this.data = options.data ?? {};
  }
}

/** Wrong usage, configuration or input: the exit code is 2, which the type of the code ensures. */
export class UsageError extends ReelatedError {
  declare readonly code: UsageCode;

  // oxlint-disable-next-line no-useless-constructor -- it takes fewer codes than its base class
  constructor(code: UsageCode, message: string, options?: ReelatedErrorOptions) {
    super(code, message, options);
  }
}

/** The exit code of a command that fails with an error. */
export function exitCodeFor({ code }: ReelatedError): 1 | 2 {
  // a newer server may respond with a code that this version does not know
  return Object.hasOwn(EXIT_CODES, code) ? EXIT_CODES[code] : 1;
}

/** The message of anything thrown, on one line. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replaceAll(/\s*\n\s*/g, ' ').trim();
}
