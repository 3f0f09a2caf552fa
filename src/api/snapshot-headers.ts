import { hash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { VERSION } from './version.ts';

/**
 * Names the snapshot that an answer was made from, in `X-Snapshot`, and lets clients keep the
 * answers to GET: who still has the same answer is told so by a 304. For the routes of one plugin.
 *
 * The `ETag` is the snapshot's id with a digest of the very bytes, so that another version of the
 * software, another preset or another representation has another one. A file that is written as it
 * is read has no digest yet; its tag is weak and names the version and the media type instead.
 */
export function tellSnapshot(app: FastifyInstance, snapshotId: string): void {
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('x-snapshot', snapshotId);
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead || reply.statusCode !== 200) return payload;
    const etag =
      typeof payload === 'string'
        ? `"${snapshotId}-${digestOf(payload)}"`
        : `W/"${snapshotId}-${VERSION}-${digestOf(String(reply.getHeader('content-type')))}"`;
    reply.header('etag', etag).header('cache-control', 'no-cache');
    if (!namesTag(request.headers['if-none-match'], etag)) return payload;
    if (payload instanceof Readable) payload.destroy();
    reply.code(304).removeHeader('content-type').removeHeader('content-length');
    return null;
  });
}

/** 96 bits, as text without characters that a tag cannot have. */
function digestOf(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 16);
}

/** Whether an `If-None-Match` names a tag, by RFC 9110's weak comparison. */
function namesTag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.trim() === '*' || header.split(',').some((tag) => opaque(tag) === opaque(etag));
}

function opaque(tag: string): string {
  return tag.trim().replace(/^W\//, '');
}
