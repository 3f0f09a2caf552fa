import { hash } from 'node:crypto';
import { ReelatedError } from '../errors.ts';

/**
 * A place in an ordered list, as opaque text: base64url of the snapshot, a hash of the question and
 * the position. It is not secret and not signed; a forged one only names another place.
 */
export interface CursorScope {
  readonly snapshot: string;
  /** What was asked, without paging; a cursor answers no other question. */
  readonly question: unknown;
}

/** Writes a cursor that only {@link readCursor} with the same scope accepts. */
export function writeCursor(scope: CursorScope, position: readonly (string | number)[]): string {
  const parts = [scope.snapshot, hashOf(scope.question), ...position];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/**
 * The position that a cursor holds.
 *
 * @throws {ReelatedError} `cursor-invalid`; `cursor-expired` once another snapshot is served
 */
export function readCursor(scope: CursorScope, cursor: string): readonly unknown[] {
  const [snapshot, question, ...position] = partsOf(cursor);
  if (typeof snapshot !== 'string' || typeof question !== 'string') throw invalidCursor();
  if (question !== hashOf(scope.question)) throw invalidCursor();
  if (snapshot !== scope.snapshot) {
    throw new ReelatedError(
      'cursor-expired',
      'the films have been updated since this cursor was given; start again from the first page',
    );
  }
  return position;
}

/**
 * The offset that a cursor holds, for lists whose place is a number of items; 0 without a cursor.
 *
 * @throws {ReelatedError} as {@link readCursor}
 */
export function readOffset(scope: CursorScope, cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const [offset] = readCursor(scope, cursor);
  if (typeof offset !== 'number' || !Number.isSafeInteger(offset) || offset < 0) {
    throw invalidCursor();
  }
  return offset;
}

/** The error for anything that is not a cursor of this list. */
export function invalidCursor(): ReelatedError {
  return new ReelatedError(
    'cursor-invalid',
    'the cursor is not one that this question was answered with; take it from the Link header, and keep the criteria the same from page to page',
    { data: { criterion: 'cursor' } },
  );
}

function partsOf(cursor: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

/** The same for equal questions, however their fields were ordered. */
function hashOf(question: unknown): string {
  const text = JSON.stringify(question, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return hash('sha256', text, 'base64url').slice(0, 16);
}
