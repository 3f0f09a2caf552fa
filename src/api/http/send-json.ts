import type { FastifyReply } from 'fastify';

/** Responds with text or bytes that are JSON already, without serialising them again. */
export function sendJson(reply: FastifyReply, json: string | Buffer): FastifyReply {
  return reply.type('application/json; charset=utf-8').serializer(String).send(json);
}
