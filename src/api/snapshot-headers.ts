import type { FastifyInstance } from 'fastify';

/**
 * Names the snapshot that an answer was made from, in `X-Snapshot`, and lets clients keep the
 * answers to GET: the same address gives the same bytes until another snapshot is served, so its
 * id is the `ETag`, and who still has the answer is told so by a 304. For the routes of one plugin.
 */
export function tellSnapshot(app: FastifyInstance, snapshotId: string): void {
  const etag = `"${snapshotId}"`;
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('x-snapshot', snapshotId);
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead || reply.statusCode !== 200) return payload;
    reply.header('etag', etag).header('cache-control', 'no-cache');
    if (!namesTag(request.headers['if-none-match'], etag)) return payload;
    reply.code(304).removeHeader('content-type').removeHeader('content-length');
    return null;
  });
}

/** Whether an `If-None-Match` names a tag, by RFC 9110's weak comparison. */
function namesTag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return (
    header.trim() === '*' ||
    header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
  );
}
