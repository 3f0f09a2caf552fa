import type { FastifyInstance } from 'fastify';
import { varyBy } from '../compression/vary-by.ts';

const PREFLIGHT_SECONDS = 7200;

/**
 * Lets pages of some sites use the API (CORS), without cookies, as it uses none. Preflights are
 * answered at once: whether there is such a route is for the request itself to learn.
 */
export function allowOrigins(app: FastifyInstance, origins: readonly string[]): void {
  if (origins.length === 0) return;
  const allowed = new Set(origins);
  app.addHook('onRequest', (request, reply, done) => {
    varyBy(reply, 'Origin');
    const { origin } = request.headers;
    if (origin === undefined || !allowed.has(origin)) {
      done();
      return;
    }
    // "*" means every header, as there are no credentials
    reply.header('access-control-allow-origin', origin);
    reply.header('access-control-expose-headers', '*');
    const isPreflight =
      request.method === 'OPTIONS' && 'access-control-request-method' in request.headers;
    if (!isPreflight) {
      done();
      return;
    }
    reply.header('access-control-allow-methods', 'GET, HEAD, POST');
    reply.header('access-control-allow-headers', '*');
    reply.header('access-control-max-age', PREFLIGHT_SECONDS);
    void reply.code(204).send();
  });
  // for routes that set the header themselves
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (!String(reply.getHeader('vary')).includes('Origin')) varyBy(reply, 'Origin');
    done(null, payload);
  });
}
