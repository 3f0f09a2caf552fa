import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { markOfSnapshot } from './shared-headers.ts';
import { VERSION } from '../../version.ts';

/**
 * Names the snapshot that an answer was made from, in `X-Snapshot`, and lets clients keep the
 * answers to GET: who still has the same answer is told so by a 304. For the routes of one plugin.
 *
 * The `ETag` is the snapshot's id with length and checksum of the very bytes, so that another version
 * of the software, another preset or another representation has another one. A file that is written
 * as it is read has none yet; its tag is weak and names the version and the media type instead.
 */
export function tellSnapshot(app: FastifyInstance, snapshotId: string): void {
  markOfSnapshot(app);
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('x-snapshot', snapshotId);
    done();
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead || reply.statusCode !== 200) {
      done(null, payload);
      return;
    }
    const etag =
      typeof payload === 'string' || Buffer.isBuffer(payload)
        ? `"${snapshotId}-${checksumOf(payload)}"`
        : `W/"${snapshotId}-${VERSION}-${checksumOf(String(reply.getHeader('content-type')))}"`;
    reply.header('etag', etag).header('cache-control', 'no-cache');
    if (!namesTag(request.headers['if-none-match'], etag)) {
      done(null, payload);
      return;
    }
    if (payload instanceof Readable) payload.destroy();
    reply.code(304).removeHeader('content-type').removeHeader('content-length');
    done(null, null);
  });
}

/** Tells apart the few answers that one address has had in one snapshot. */
function checksumOf(payload: string | Buffer): string {
  return `${payload.length}-${crc32(payload)}`;
}

/** Whether an `If-None-Match` names a tag, by RFC 9110's weak comparison. */
function namesTag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.trim() === '*' || header.split(',').some((tag) => opaque(tag) === opaque(etag));
}

function opaque(tag: string): string {
  return tag.trim().replace(/^W\//, '');
}
