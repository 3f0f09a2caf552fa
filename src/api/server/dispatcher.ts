import type { IncomingMessage, ServerResponse } from 'node:http';
import { fastify, type FastifyInstance } from 'fastify';
import { openLog } from '../traffic/log.ts';
import { rejectUnusualRequests, rejectWithoutHost } from '../http/broken-request.ts';
import { createServer } from './node-http.ts';
import { OnePieceResponse } from './one-piece-response.ts';
import { serverOptions, type ServerOptions } from '../http/server-options.ts';

/**
 * Builds the instance that listens. It has no routes: it dispatches every request to `handle`,
 * straight from Node's server rather than through Fastify's router, which would parse it a second
 * time.
 */
export function buildDispatcher(
  options: ServerOptions,
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): FastifyInstance {
  const settings = serverOptions(options);
  const { http, keepAliveTimeout, requestTimeout } = settings;
  const timeouts = { keepAliveTimeout, requestTimeout };
  let closing = false;
  const dispatcher = fastify({
    ...settings,
    loggerInstance: openLog(options),
    serverFactory: () => {
      const server = createServer(
        { ...http, ...timeouts, ServerResponse: OnePieceResponse },
        (request, response) => {
          if (rejectWithoutHost(request, response)) return;
          if (closing) response.setHeader('connection', 'close');
          handle(request, response);
        },
      );
      rejectUnusualRequests(server);
      return server;
    },
  });
  // only injected requests come through Fastify's router
  dispatcher.addHook('onRequest', (request, reply) => {
    reply.hijack();
    handle(request.raw, reply.raw);
  });
  dispatcher.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  return dispatcher;
}
