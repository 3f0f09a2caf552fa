import type { FastifyReply } from 'fastify';

/** Says that the response depends on a header of the request. */
export function varyBy(reply: FastifyReply, header: string): void {
  const given = reply.getHeader('vary');
  reply.header('vary', given === undefined ? header : `${String(given)}, ${header}`);
}
