import type { OutgoingHttpHeader } from 'node:http';
import type { FastifyReply } from 'fastify';
import { JSON_SECURITY_HEADERS } from './security-headers.ts';
import { isCacheable, matchesTag, tagOf } from './snapshot-headers.ts';

/**
 * Responds with text or bytes that are JSON already, with the headers set so far.
 *
 * The response goes straight to Node: for Fastify to serialise it, run its hooks and copy its headers
 * would take longer than finding most films.
 */
export function sendJson(reply: FastifyReply, json: string | Buffer): FastifyReply {
  const { request, raw } = reply;
  const body = typeof json === 'string' ? Buffer.from(json) : json;
  const headers: Record<string, OutgoingHttpHeader | undefined> = reply.getHeaders();
  reply.hijack();
  const snapshotId = headers['x-snapshot'];
  if (typeof snapshotId === 'string' && isCacheable(request, reply)) {
    const etag = tagOf(snapshotId, body);
    headers['etag'] = etag;
    headers['cache-control'] = 'no-cache';
    if (matchesTag(request.headers['if-none-match'], etag)) {
      raw.writeHead(304, Object.assign(headers, JSON_SECURITY_HEADERS)).end();
      return reply;
    }
  }
  headers['content-type'] = 'application/json; charset=utf-8';
  headers['content-length'] = body.length;
  raw.writeHead(raw.statusCode, Object.assign(headers, JSON_SECURITY_HEADERS));
  raw.end(request.method === 'HEAD' ? undefined : body);
  return reply;
}
