import { contentLength, isEncoded, isStrong } from './answer-headers.ts';
import { Exchange } from './exchange.ts';
import { DEFAULT_LIMITS, type DownloadLimits } from './limits.ts';
import { statusFault } from './status-fault.ts';
import { withRetries } from './with-retries.ts';

/** The version of a downloaded file. */
export interface HeldVersion {
  readonly url: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly bytes: number;
}

/**
 * Asks the server whether a file has changed since its download, without fetching it: by
 * If-None-Match, or by If-Modified-Since without an ETag. If a server ignores both, the file
 * counts as unchanged if its strong ETag or, without any ETag, its date and length are the same.
 *
 * @throws SourceError `download-failed`; the signal's reason when it is aborted
 */
export async function revalidate(
  held: HeldVersion,
  options: { readonly signal: AbortSignal; readonly limits?: Partial<DownloadLimits> },
): Promise<'unchanged' | 'changed'> {
  const limits: DownloadLimits = { ...DEFAULT_LIMITS, ...options.limits };
  return withRetries({
    url: held.url,
    limits,
    signal: options.signal,
    async attempt(signal) {
      using exchange = new Exchange(signal, limits);
      const { response } = await exchange.request(held.url, conditions(held));
      if (response.status === 304) return 'unchanged';
      if (response.status !== 200) throw statusFault(response);
      return isSame(held, response.headers) ? 'unchanged' : 'changed';
    },
  });
}

function conditions({ etag, lastModified }: HeldVersion): Readonly<Record<string, string>> {
  if (etag !== null) return { 'if-none-match': etag };
  return lastModified === null ? {} : { 'if-modified-since': lastModified };
}

function isSame({ etag, lastModified, bytes }: HeldVersion, headers: Headers): boolean {
  const named = headers.get('etag');
  if (etag !== null || named !== null) return isStrong(etag) && named === etag;
  if (lastModified === null || isEncoded(headers)) return false;
  return headers.get('last-modified') === lastModified && contentLength(headers) === bytes;
}
