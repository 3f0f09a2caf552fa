import { crc32 } from 'node:zlib';
import { ReelatedError } from '../../errors.ts';

/**
 * A place in an ordered list, as opaque text that an address holds as it is: the snapshot, a
 * checksum of the question and the place, joined by dots. It is not secret and not signed; a forged
 * one only names another place.
 */
export interface CursorScope {
  readonly snapshot: string;
  /** What was asked, without paging; a cursor answers no other question. */
  readonly question: unknown;
}

const CURSOR = /^([^.]+)\.(\d+)\.(0|[1-9]\d{0,14})$/;

/**
 * Writes a cursor that only {@link readCursor} with the same scope accepts.
 *
 * @param place a whole number, at least 0: how many items came before, or the last one's id
 */
export function writeCursor(scope: CursorScope, place: number): string {
  return `${scope.snapshot}.${checksumOf(scope.question)}.${place}`;
}

/**
 * The place that a cursor holds.
 *
 * @throws {ReelatedError} `cursor-invalid`; `cursor-expired` once another snapshot is served
 */
export function readCursor(scope: CursorScope, cursor: string): number {
  const [, snapshot, question, place] = CURSOR.exec(cursor) ?? [];
  if (question !== checksumOf(scope.question)) throw invalidCursor();
  if (snapshot !== scope.snapshot) {
    throw new ReelatedError(
      'cursor-expired',
      'the films have been updated since this cursor was given; start again from the first page',
    );
  }
  return Number(place);
}

/** The error for anything that is not a cursor of this list. */
export function invalidCursor(): ReelatedError {
  return new ReelatedError(
    'cursor-invalid',
    'the cursor is not one that this question was answered with; take it from the Link header, and keep the criteria the same from page to page',
    { data: { criterion: 'cursor' } },
  );
}

/** The same for equal questions, however their fields were ordered. */
function checksumOf(question: unknown): string {
  return String(crc32(typeof question === 'string' ? question : inOrder(question)));
}

function inOrder(question: unknown): string {
  return JSON.stringify(question, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
