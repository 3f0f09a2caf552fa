import type { ErrorCode } from '../../errors.ts';

/** Every code that a response can carry, with its HTTP status, its title and what it means. */
export const PROBLEMS = {
  'request-invalid': [
    400,
    'Invalid request',
    'A parameter, a field or the body is invalid; `errors` lists each one by its path.',
  ],
  'pattern-unsupported': [
    400,
    'Unsupported pattern',
    'A regular expression uses something that RE2 does not support (lookaround, backreferences, more than 1,000 repetitions).',
  ],
  'cursor-invalid': [400, 'Invalid cursor', 'The cursor is damaged or belongs to another query.'],
  'origin-refused': [403, 'Origin not allowed', 'A page of another site sent a request to `/mcp`.'],
  'host-refused': [
    403,
    'Host not allowed',
    'A request to `/mcp` named a host that is not the server’s address, localhost or one of `--allowed-hosts`.',
  ],
  'film-unknown': [404, 'Film not found', 'No film has this id or title.'],
  'person-unknown': [404, 'Person not found', 'No person has this id.'],
  'list-unknown': [404, 'List not found', 'No list has this name.'],
  'notebook-unknown': [
    404,
    'Notebook not found',
    'No notebook has this name, or it has not been executed yet: run `reelated notebooks`.',
  ],
  'route-unknown': [404, 'Not found', 'This route does not exist.'],
  'method-not-allowed': [
    405,
    'Method not allowed',
    'The route exists, but does not support this method; `Allow` lists the methods that it supports.',
  ],
  'request-timeout': [408, 'Request timeout', 'The request did not arrive in time.'],
  'cursor-expired': [
    410,
    'Cursor expired',
    'The database or a named list has changed since the cursor was issued; start again without it.',
  ],
  'body-too-large': [
    413,
    'Body too large',
    'The body is larger than 16 KiB, or than 1 MiB where it can contain lists of films.',
  ],
  'media-type-unsupported': [415, 'Unsupported media type', 'The body is not `application/json`.'],
  'expectation-failed': [
    417,
    'Expectation failed',
    'The request has an `Expect` header other than `100-continue`.',
  ],
  'rate-limited': [
    429,
    'Too many requests',
    'Too many requests; `Retry-After` says when to try again.',
  ],
  'list-unreadable': [
    500,
    'List unreadable',
    'A list cannot be read: it is not a file in the lists folder, is larger than 16 MiB, or may not be accessed.',
  ],
  internal: [500, 'Internal server error', 'Something unexpected happened; see the server’s log.'],
  overloaded: [503, 'Server busy', 'Too many queries at the same time; try again.'],
  'query-timeout': [
    503,
    'Query timeout',
    'The query took longer than two seconds, or the whole response longer than three.',
  ],
  starting: [
    503,
    'Starting',
    'The server is not ready for this request yet; `Retry-After` says when to try again.',
  ],
  building: [
    503,
    'Being built',
    'The first snapshot is still being built; `build` in `/health/ready` shows its progress.',
  ],
  'storage-unavailable': [
    503,
    'Temporary storage unavailable',
    'The server’s folder for temporary files is full, missing or not writable.',
  ],
  'snapshot-damaged': [
    503,
    'Snapshot damaged',
    'The served snapshot is damaged, and no earlier one exists; run `reelated run`.',
  ],
} as const satisfies Partial<
  Record<ErrorCode, readonly [status: number, title: string, meaning: string]>
>;

export type ProblemCode = keyof typeof PROBLEMS;
