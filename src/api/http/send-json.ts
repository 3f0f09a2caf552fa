import type { OutgoingHttpHeader } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { acceptedEncoding, type Encoding } from '../compression/accepted-encoding.ts';
import { compress, MIN_BYTES } from '../compression/compress.ts';
import { JSON_SECURITY_HEADERS } from './security-headers.ts';
import { checksumOf, isCacheable, matchesTag, tagOf } from './snapshot-headers.ts';

type Headers = Record<string, OutgoingHttpHeader | undefined>;

/** JSON that is kept to be sent again, with the checksum in its tag. */
export interface KeptJson {
  readonly json: Buffer;
  readonly checksum: string;
}

/** Prepares JSON for being sent several times. */
export function keptJson(json: Buffer): KeptJson {
  return { json, checksum: checksumOf(json) };
}

/**
 * Responds with text or bytes that are JSON already, with the headers set so far.
 *
 * The response goes straight to Node: for Fastify to serialise it, run its hooks and copy its headers
 * would take longer than finding most films.
 */
export function sendJson(reply: FastifyReply, given: string | Buffer | KeptJson): FastifyReply {
  const { request, raw } = reply;
  const json = isKept(given) ? given.json : given;
  const body = typeof json === 'string' ? Buffer.from(json) : json;
  const headers: Headers = Object.assign(reply.getHeaders(), JSON_SECURITY_HEADERS);
  const encoding = body.length > MIN_BYTES ? encodingFor(request, headers) : undefined;
  reply.hijack();
  const snapshotId = headers['x-snapshot'];
  if (typeof snapshotId === 'string' && isCacheable(request, reply)) {
    const etag = tagOf(snapshotId, isKept(given) ? given.checksum : checksumOf(body), encoding);
    headers['etag'] = etag;
    headers['cache-control'] = 'no-cache';
    if (matchesTag(request.headers['if-none-match'], etag)) {
      raw.writeHead(304, headers).end();
      return reply;
    }
  }
  headers['content-type'] = 'application/json; charset=utf-8';
  if (encoding === undefined) write(reply, headers, body);
  else writeCompressed(reply, headers, body, encoding);
  return reply;
}

function isKept(json: string | Buffer | KeptJson): json is KeptJson {
  return typeof json !== 'string' && !Buffer.isBuffer(json);
}

/** The encoding of a body that is long enough for one. */
function encodingFor(request: FastifyRequest, headers: Headers): Encoding | undefined {
  const { vary } = headers;
  headers['vary'] = vary === undefined ? 'Accept-Encoding' : `${String(vary)}, Accept-Encoding`;
  return acceptedEncoding(request.headers['accept-encoding']);
}

function writeCompressed(
  reply: FastifyReply,
  headers: Headers,
  body: Buffer,
  encoding: Encoding,
): void {
  const compressed = compress(body, encoding);
  const writeIt = (bytes: Buffer): void => {
    headers['content-encoding'] = encoding;
    write(reply, headers, bytes);
  };
  if (Buffer.isBuffer(compressed)) writeIt(compressed);
  else compressed.then(writeIt, () => write(reply, headers, body));
}

function write({ request, raw }: FastifyReply, headers: Headers, body: Buffer): void {
  headers['content-length'] = body.length;
  raw.writeHead(raw.statusCode, headers);
  raw.end(request.method === 'HEAD' ? undefined : body);
}
