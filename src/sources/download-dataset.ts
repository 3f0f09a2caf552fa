import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import type { Progress } from '../workflow/task.ts';
import { messageOf } from '../errors.ts';
import { SourceError } from './source-error.ts';

/** What the server said of the file; null where it said nothing. */
export interface Download {
  readonly url: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly bytes: number;
}

/**
 * Streams one file from an HTTP server to `path`, which must not be a final name: the caller
 * verifies and renames it.
 *
 * @throws SourceError `download-failed` for an answer other than 200, a broken or short transfer
 */
export async function downloadDataset(
  url: string,
  path: string,
  options: { readonly signal: AbortSignal; readonly progress?: (progress: Progress) => void },
): Promise<Download> {
  const response = await request(url, options.signal);
  if (response.status !== 200 || response.body === null) {
    await response.body?.cancel();
    throw failure(url, `the server answered ${response.status} ${response.statusText}`.trim());
  }
  const announced = response.headers.get('content-length');
  const total = announced === null ? undefined : Number(announced);
  let done = 0;
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      done += chunk.length;
      options.progress?.({ done, unit: 'bytes', ...(total === undefined ? {} : { total }) });
      next(null, chunk);
    },
  });
  try {
    await pipeline(
      Readable.fromWeb(response.body as ReadableStream),
      counter,
      createWriteStream(path),
      {
        signal: options.signal,
      },
    );
  } catch (error) {
    options.signal.throwIfAborted();
    throw failure(url, `the transfer broke off after ${done} bytes (${messageOf(error)})`, error);
  }
  const encoded = response.headers.get('content-encoding') !== null;
  if (total !== undefined && total !== done && !encoded) {
    throw failure(url, `the server announced ${total} bytes and sent ${done}`);
  }
  return {
    url,
    etag: response.headers.get('etag'),
    lastModified: response.headers.get('last-modified'),
    bytes: done,
  };
}

async function request(url: string, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, { signal, headers: { 'accept-encoding': 'identity' } });
  } catch (error) {
    signal.throwIfAborted();
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
    throw failure(url, `the server could not be reached (${messageOf(cause)})`, error);
  }
}

function failure(url: string, what: string, cause?: unknown): SourceError {
  return new SourceError('download-failed', `${url}: ${what}; run again to retry`, {
    data: { url },
    ...(cause === undefined ? {} : { cause }),
  });
}
