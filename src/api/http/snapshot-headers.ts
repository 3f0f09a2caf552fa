import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { markOfSnapshot } from './shared-headers.ts';
import { VERSION } from '../../version.ts';

/**
 * Names the snapshot in `X-Snapshot` on every response of a plugin's routes, and lets clients cache
 * the responses to GET: those who still have the same one get a 304.
 *
 * The `ETag` is the snapshot's id with the length and a checksum of the body, so it changes with the
 * version of the software, the preset and the representation. A file that is written while it is
 * being read has no checksum yet; its tag is weak and has the version, the media type and what
 * {@link setVariant} says instead.
 */
export function addSnapshotHeaders(app: FastifyInstance, snapshotId: string): void {
  markOfSnapshot(app);
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('x-snapshot', snapshotId);
    done();
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    if (!isCacheable(request, reply)) {
      done(null, payload);
      return;
    }
    const etag =
      typeof payload === 'string' || Buffer.isBuffer(payload)
        ? tagOf(snapshotId, checksumOf(payload))
        : `W/"${snapshotId}-${VERSION}-${checksumOf(`${String(reply.getHeader('content-type'))}${variants.get(reply) ?? ''}`)}"`;
    reply.header('etag', etag).header('cache-control', 'no-cache');
    if (!matchesTag(request.headers['if-none-match'], etag)) {
      done(null, payload);
      return;
    }
    if (payload instanceof Readable) payload.destroy();
    reply.code(304).removeHeader('content-type').removeHeader('content-length');
    done(null, null);
  });
}

const variants = new WeakMap<FastifyReply, string>();

/** Says what a file depends on besides its URL and the snapshot: the state of named lists. */
export function setVariant(reply: FastifyReply, variant: string): void {
  variants.set(reply, variant);
}

/** Whether a response may be kept by clients. */
export function isCacheable({ method }: FastifyRequest, { raw }: FastifyReply): boolean {
  return (method === 'GET' || method === 'HEAD') && raw.statusCode === 200;
}

/** The tag of a response whose body has a checksum, and is compressed if there is an encoding. */
export function tagOf(snapshotId: string, checksum: string, encoding?: string): string {
  const tag = `${snapshotId}-${checksum}`;
  return encoding === undefined ? `"${tag}"` : `"${tag}-${encoding}"`;
}

/** Distinguishes the few responses that one URL can have within a snapshot. */
export function checksumOf(payload: string | Buffer): string {
  return `${payload.length}-${crc32(payload)}`;
}

/** Whether an `If-None-Match` matches a tag, by RFC 9110's weak comparison. */
export function matchesTag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.trim() === '*' || header.split(',').some((tag) => opaque(tag) === opaque(etag));
}

function opaque(tag: string): string {
  return tag.trim().replace(/^W\//, '');
}
