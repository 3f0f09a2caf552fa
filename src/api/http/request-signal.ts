import type { FastifyReply } from 'fastify';
import { ReelatedError } from '../../errors.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** How long a request may be worked on. */
    handlerTimeoutMs: number;
  }
}

/** How long a request may be worked on while others may be waiting. */
export const HANDLER_TIMEOUT_MS = 3000;

/**
 * Aborted when a response is no longer worth working for: the client has disconnected, or the app's
 * time for a request is over, in which case the reason is the `query-timeout` to respond with.
 * (Fastify's own `request.signal` aborts a POST as soon as its body has been read.)
 */
export function requestSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  const { handlerTimeoutMs } = reply.server;
  const timer = setTimeout(() => {
    const detail = `the request took longer than ${handlerTimeoutMs / 1000} seconds; narrow it down`;
    controller.abort(new ReelatedError('query-timeout', detail));
  }, handlerTimeoutMs);
  reply.raw.once('close', () => {
    clearTimeout(timer);
    // the reason would be an error with a stack, for nobody, after every response
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}
