import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { varyBy } from './vary-by.ts';
import { acceptedEncoding, type Encoding } from './accepted-encoding.ts';
import { compress, compressStream, MIN_BYTES } from './compress.ts';

/** Text, JSON and formats based on it. */
const COMPRESSIBLE = /^(text\/|application\/([\w.-]+\+)?(json|x-ndjson)\b)/;

/**
 * Compresses responses for clients that accept it: those of more than {@link MIN_BYTES}, and exports,
 * whose length nobody knows yet. Files of known length come compressed from where they are, or are so
 * by themselves, as Parquet is. What `sendJson` sends does not come through here.
 */
export function compressResponses(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const body = typeof payload === 'string' ? Buffer.from(payload) : payload;
    if (!isCompressible(reply, body)) return payload;
    varyBy(reply, 'Accept-Encoding');
    const encoding = acceptedEncoding(request.headers['accept-encoding']);
    if (encoding === undefined) return payload;
    reply.header('content-encoding', encoding);
    return compressed(body, encoding);
  });
}

function isCompressible(reply: FastifyReply, body: unknown): body is Buffer | Readable {
  const type = reply.getHeader('content-type');
  if (typeof type !== 'string' || !COMPRESSIBLE.test(type)) return false;
  if (reply.hasHeader('content-encoding')) return false;
  if (Buffer.isBuffer(body)) return body.length > MIN_BYTES;
  return body instanceof Readable && !reply.hasHeader('content-length');
}

function compressed(body: Buffer | Readable, encoding: Encoding) {
  return Buffer.isBuffer(body) ? compress(body, encoding) : compressStream(body, encoding);
}
