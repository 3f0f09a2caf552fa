import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ReelatedError } from '../../errors.ts';

/**
 * The Model Context Protocol over HTTP, without sessions: each request is answered by itself, and
 * what a tool asks counts against the limits of who asked it.
 */
export async function mcpRoutes(app: FastifyInstance): Promise<void> {
  app.post('/mcp', { schema: { hide: true } }, async (request, reply) => {
    refuseOtherSites(request);
    // of weight, and for few: not loaded before somebody asks
    const { answerMcp } = await import('../mcp/answer-mcp.ts');
    const answer = await answerMcp(app, request);
    reply.code(answer.status);
    for (const [name, value] of answer.headers) reply.header(name, value);
    return reply.serializer(String).send(await answer.text());
  });
}

/** Pages of other sites have no business here, be it under a name that leads to this machine. */
function refuseOtherSites({ headers }: FastifyRequest): void {
  const { origin, host } = headers;
  if (origin === undefined || URL.parse(origin)?.host === host) return;
  throw new ReelatedError('origin-refused', `pages of ${origin} may not ask here`);
}
