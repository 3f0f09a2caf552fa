import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { Operations } from './operations.ts';

const DISCONNECTED_STATUS = 499;

/** The client's `X-Request-Id` if it is a plain one, or a new id. */
export function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[\w.:-]{1,64}$/.test(given) ? given : randomUUID();
}

/** Adds `X-Request-Id` to each response, and reports the response to the metrics and the log. */
export function reportRequests(
  app: FastifyInstance,
  operations: Operations,
  log: FastifyBaseLogger,
): void {
  app.addHook('onRequest', (request, reply, done) => {
    const startedAt = performance.now();
    const { raw } = reply;
    reply.header('x-request-id', request.id);
    raw.on('close', () => {
      const { id, method, originalUrl: url, ip } = request;
      const route = request.routeOptions.url ?? 'unknown';
      const status = raw.writableEnded ? raw.statusCode : DISCONNECTED_STATUS;
      const elapsedMs = Math.round((performance.now() - startedAt) * 1000) / 1000;
      operations.report({ type: 'answered', method, route, status, elapsedMs });
      log.info({ reqId: id, method, url, route, status, elapsedMs, client: ip }, 'answered');
    });
    done();
  });
}
