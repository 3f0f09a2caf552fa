import type { IncomingMessage, ServerResponse } from 'node:http';
import { fastify, type FastifyInstance } from 'fastify';
import { serverOptions, type ServerOptions } from './server-options.ts';

/** What listens, without a route of its own: every request is answered by someone else. */
export function buildFront(
  options: ServerOptions,
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): FastifyInstance {
  const front = fastify(serverOptions(options));
  front.addHook('onRequest', (request, reply) => {
    reply.hijack();
    answer(request.raw, reply.raw);
  });
  return front;
}
