import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ReelatedError } from '../../errors.ts';

/**
 * The Model Context Protocol over HTTP, without sessions: each request stands alone, and the requests
 * of a tool count against the rate limits of its caller.
 */
export async function mcpRoutes(app: FastifyInstance): Promise<void> {
  app.post('/mcp', { schema: { hide: true } }, async (request, reply) => {
    rejectOtherSites(request);
    // large and rarely used, so not loaded before the first request
    const { answerMcp } = await import('../mcp/answer-mcp.ts');
    const answer = await answerMcp(app, request);
    reply.code(answer.status);
    for (const [name, value] of answer.headers) reply.header(name, value);
    return reply.serializer(String).send(await answer.text());
  });
}

/** Rejects pages of other sites, also those whose host name resolves to this machine. */
function rejectOtherSites({ headers }: FastifyRequest): void {
  const { origin, host } = headers;
  if (origin === undefined || URL.parse(origin)?.host === host) return;
  throw new ReelatedError('origin-refused', `requests from pages of ${origin} are not allowed`);
}
