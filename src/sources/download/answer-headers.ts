/** What a server says about the version of a file that it sends; null where it says nothing. */
export interface FileVersion {
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** The length of the whole file. */
  readonly total: number | null;
}

/** The part of a file in a 206. */
interface ContentRange {
  readonly start: number;
  /** The position of the last byte, inclusive, as in HTTP. */
  readonly last: number;
  readonly total: number | null;
}

/** The file's version according to a 200. */
export function versionOf({ headers }: Response): FileVersion {
  return {
    etag: headers.get('etag'),
    lastModified: headers.get('last-modified'),
    total: isEncoded(headers) ? null : contentLength(headers),
  };
}

/** Whether responses with this ETag have the same bytes (RFC 9110, section 8.8.3). */
export function isStrong(etag: string | null): etag is string {
  return etag !== null && /^"[\x21\x23-\x7e\x80-\xff]*"$/.test(etag);
}

/** Whether the transfer was compressed, so that lengths and ranges are not those of the file. */
export function isEncoded(headers: Headers): boolean {
  const coding = headers.get('content-encoding')?.trim().toLowerCase() ?? '';
  return coding !== '' && coding !== 'identity';
}

/** The length of a response's body; null if it is missing or not a whole number. */
export function contentLength(headers: Headers): number | null {
  return wholeNumber(headers.get('content-length'));
}

/** `bytes 100-199/1000` of a 206 (RFC 9110, section 14.4); null for anything else. */
export function contentRange(headers: Headers): ContentRange | null {
  const parts = /^bytes (\d+)-(\d+)\/(\d+|\*)$/i.exec(headers.get('content-range')?.trim() ?? '');
  if (parts === null) return null;
  const start = Number(parts[1]);
  const last = Number(parts[2]);
  const total = parts[3] === '*' ? null : wholeNumber(parts[3]);
  return last < start || (total !== null && last >= total) ? null : { start, last, total };
}

/** The file's length in a 416, `bytes *` + `/1000`; null if it is missing. */
export function unsatisfiedLength(headers: Headers): number | null {
  const header = headers.get('content-range')?.trim() ?? '';
  return wholeNumber(/^bytes \*\/(\d+)$/i.exec(header)?.[1]);
}

/**
 * The pause that a server requests, in seconds or until a date, by the server's own clock if it sends
 * one; null if it requests none (RFC 9110, section 10.2.3).
 */
export function retryAfterMs(headers: Headers, nowMs = Date.now()): number | null {
  const pause = headers.get('retry-after')?.trim();
  if (pause === undefined) return null;
  const seconds = wholeNumber(pause);
  if (seconds !== null) return seconds * 1000;
  const until = Date.parse(pause);
  if (!/^[a-z]{3,9},? /i.test(pause) || Number.isNaN(until)) return null;
  const clock = Date.parse(headers.get('date') ?? '');
  return Math.max(0, until - (Number.isNaN(clock) ? nowMs : clock));
}

function wholeNumber(text: string | null | undefined): number | null {
  if (text === null || text === undefined || !/^\d+$/.test(text)) return null;
  return Number.isSafeInteger(Number(text)) ? Number(text) : null;
}
