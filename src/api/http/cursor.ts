import { crc32 } from 'node:zlib';
import { ReelatedError } from '../../errors.ts';

/**
 * What a cursor is valid for. A cursor is a place in an ordered list as opaque text that needs no
 * escaping in a URL: the snapshot, a checksum of the query and the place, joined by dots. It is
 * neither secret nor signed; a forged one only points to another place.
 */
interface CursorScope {
  readonly snapshot: string;
  /** The query without its paging. */
  readonly query: unknown;
}

/** Which films may be listed: what was requested, and what that means now. */
interface ListedScope {
  readonly request: string;
  readonly content: string;
}

/** What a cursor of a list of films is valid for; it expires when a list that is named changes. */
export function scopeOf(snapshot: string, query: unknown, listed?: ListedScope): CursorScope {
  if (listed === undefined) return { snapshot, query };
  return { snapshot: `${snapshot}-${listed.content}`, query: [query, listed.request] };
}

const CURSOR = /^([^.]+)\.(\d+)\.(0|[1-9]\d{0,14})$/;

/**
 * Writes a cursor that only {@link readCursor} with the same scope accepts.
 *
 * @param place a whole number, at least 0: how many items came before, or the last one's id
 */
export function writeCursor(scope: CursorScope, place: number): string {
  return `${scope.snapshot}.${checksumOf(scope.query)}.${place}`;
}

/**
 * The place that a cursor holds.
 *
 * @throws {ReelatedError} `cursor-invalid`; `cursor-expired` once another snapshot is served
 */
export function readCursor(scope: CursorScope, cursor: string): number {
  const [, snapshot, checksum, place] = CURSOR.exec(cursor) ?? [];
  if (checksum !== checksumOf(scope.query)) throw invalidCursor();
  if (snapshot !== scope.snapshot) {
    throw new ReelatedError(
      'cursor-expired',
      'the data has been updated since this cursor was issued; start again from the first page',
    );
  }
  return Number(place);
}

/** The error for anything that is not a cursor of this list. */
export function invalidCursor(): ReelatedError {
  return new ReelatedError(
    'cursor-invalid',
    'the cursor does not belong to this query; take it from the previous page, and keep the other parameters the same',
    { data: { criterion: 'cursor' } },
  );
}

/** The same for equal queries, regardless of the order of their fields. */
function checksumOf(query: unknown): string {
  return String(crc32(typeof query === 'string' ? query : sortedJson(query)));
}

function sortedJson(query: unknown): string {
  return JSON.stringify(query, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
