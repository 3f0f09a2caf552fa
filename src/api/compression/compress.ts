import { pipeline, type Readable } from 'node:stream';
import { promisify } from 'node:util';
import {
  brotliCompress,
  brotliCompressSync,
  constants,
  createBrotliCompress,
  createGzip,
  gzip,
  gzipSync,
} from 'node:zlib';
import type { Encoding } from './accepted-encoding.ts';

/**
 * The fastest level of each: for the JSON of films, it leaves about as much as the default levels at
 * a fourth of their time.
 */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };
const GZIP = { level: 1 };

/** Shorter bodies fit into a packet or two as they are. */
export const MIN_BYTES = 1024;

/** Up to here it takes less than a millisecond, and less than handing it to another thread. */
const MAX_BYTES_AT_ONCE = 128 * 1024;

const [brotliInThread, gzipInThread] = [promisify(brotliCompress), promisify(gzip)];

/** Large bodies that are sent again and again are compressed once for as long as they are kept. */
const compressed = new WeakMap<Buffer, Map<Encoding, Promise<Buffer>>>();

/** Compresses a body, a large one in another thread. */
export function compress(body: Buffer, encoding: Encoding): Buffer | Promise<Buffer> {
  if (body.length <= MAX_BYTES_AT_ONCE) {
    return encoding === 'br' ? brotliCompressSync(body, BROTLI) : gzipSync(body, GZIP);
  }
  const known = compressed.get(body) ?? new Map<Encoding, Promise<Buffer>>();
  compressed.set(body, known);
  const result =
    known.get(encoding) ??
    (encoding === 'br' ? brotliInThread(body, BROTLI) : gzipInThread(body, GZIP));
  known.set(encoding, result);
  return result;
}

/**
 * Compresses a stream. Each chunk arrives as soon as it has been written; when either end is closed,
 * so is the other.
 */
export function compressStream(stream: Readable, encoding: Encoding): Readable {
  const target =
    encoding === 'br'
      ? createBrotliCompress({ ...BROTLI, flush: constants.BROTLI_OPERATION_FLUSH })
      : createGzip({ ...GZIP, flush: constants.Z_SYNC_FLUSH });
  // an error destroys the target with it, which is what its reader has to know
  return pipeline(stream, target, () => undefined);
}
