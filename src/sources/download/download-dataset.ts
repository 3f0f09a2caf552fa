import type { ImdbDataset } from '../imdb-dataset.ts';
import type { Progress } from '../../workflow/task.ts';
import { Exchange } from './exchange.ts';
import { DEFAULT_LIMITS, type DownloadLimits } from './limits.ts';
import { PartialFile } from './partial-file.ts';
import { Transfer } from './transfer.ts';
import { withRetries } from './with-retries.ts';

/** A downloaded file, and what the server said about its version; null where it said nothing. */
export interface Download {
  readonly url: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

export interface DownloadOptions {
  /** Where the bytes are collected; a download that was interrupted there is continued. */
  readonly part: string;
  readonly signal: AbortSignal;
  readonly progress?: ((progress: Progress) => void) | undefined;
  /** See {@link Attempts.note}. */
  readonly note?: ((message: string) => void) | undefined;
  readonly limits?: Partial<DownloadLimits> | undefined;
}

/**
 * Downloads a dataset file from an HTTP server to `path`, where it appears complete and verified or
 * not at all. Once the file is safe, call `removePartialFile`. An interrupted transfer, also of an
 * earlier process, is continued from its last byte as long as the server has the same version.
 *
 * @throws SourceError `download-failed`, or `gzip-invalid`, `source-empty`, `source-header` or
 * `source-column` for an invalid file; the signal's reason when it is aborted
 */
export async function downloadDataset(
  url: string,
  dataset: ImdbDataset,
  path: string,
  options: DownloadOptions,
): Promise<Download> {
  const limits: DownloadLimits = { ...DEFAULT_LIMITS, ...options.limits };
  await using part = await PartialFile.open(options.part, url);
  using transfer = new Transfer(part, { url, dataset, limits, progress: options.progress });
  await transfer.resume(options.signal);
  const sha256 = await withRetries({
    url,
    limits,
    signal: options.signal,
    note: options.note,
    reached: () => transfer.furthest,
    advice: () =>
      part.resumableEtag === null
        ? 'run again to retry'
        : `run again to continue from byte ${part.bytes}`,
    async attempt(signal) {
      using exchange = new Exchange(signal, limits);
      return await transfer.attempt(exchange, signal);
    },
  });
  options.signal.throwIfAborted();
  const { bytes, version } = part;
  await part.linkTo(path);
  const { etag = null, lastModified = null } = version ?? {};
  return { url, etag, lastModified, bytes, sha256 };
}
