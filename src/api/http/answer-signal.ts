import type { FastifyReply } from 'fastify';
import { ReelatedError } from '../../errors.ts';

const HANDLER_TIMEOUT_MS = 3000;

/**
 * Aborted when the answer is no longer worth working for: the client has left, or 3 seconds have
 * passed, with the `query-timeout` to answer with as its reason. (Fastify's own `request.signal`
 * aborts a POST as soon as its body has been read.)
 */
export function answerSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  const timer = setTimeout(() => {
    const detail = `the answer took more than ${HANDLER_TIMEOUT_MS / 1000} seconds; ask for less`;
    controller.abort(new ReelatedError('query-timeout', detail));
  }, HANDLER_TIMEOUT_MS);
  reply.raw.once('close', () => {
    clearTimeout(timer);
    controller.abort();
  });
  return controller.signal;
}
