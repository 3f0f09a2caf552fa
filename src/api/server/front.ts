import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { fastify, type FastifyInstance } from 'fastify';
import { openLog } from '../traffic/log.ts';
import { OnePieceResponse } from './one-piece-response.ts';
import { serverOptions, type ServerOptions } from '../http/server-options.ts';

/**
 * What listens, without a route of its own: every request is answered by someone else, who gets it
 * from Node's server and not from Fastify's router, which would take it apart a second time.
 */
export function buildFront(
  options: ServerOptions,
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): FastifyInstance {
  const settings = serverOptions(options);
  const { http, keepAliveTimeout, requestTimeout } = settings;
  const timeouts = { keepAliveTimeout, requestTimeout };
  let closing = false;
  const front = fastify({
    ...settings,
    loggerInstance: openLog(options),
    serverFactory: () =>
      createServer(
        { ...http, ...timeouts, ServerResponse: OnePieceResponse },
        (request, response) => {
          if (closing) response.setHeader('connection', 'close');
          answer(request, response);
        },
      ),
  });
  // only what is injected comes by Fastify's router
  front.addHook('onRequest', (request, reply) => {
    reply.hijack();
    answer(request.raw, reply.raw);
  });
  front.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  return front;
}
