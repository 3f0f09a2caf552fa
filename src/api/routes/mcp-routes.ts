import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ReelatedError } from '../../errors.ts';
import { hostNameIn, isAllowedHost } from '../mcp/allowed-hosts.ts';
import type { ProxySettings } from '../proxy/proxy-settings.ts';
import type { Operations } from '../traffic/operations.ts';
import { countRequest } from '../traffic/rate-limits.ts';

interface McpRoutesOptions extends Omit<ProxySettings, 'trustProxy'> {
  readonly operations: Operations;
  /** The address that the server listens on. */
  readonly host?: string | undefined;
  /** Other hosts that requests may name. */
  readonly allowedHosts?: readonly string[] | undefined;
}

/** How many messages a request may have; each can be answered by tens of kilobytes. */
const MOST_MESSAGES = 10;

/** What concerns one connection only, and is not for the SDK to say (RFC 9110, 7.6.1). */
const HOP_BY_HOP: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * The Model Context Protocol over HTTP, without sessions: each request stands alone, and the requests
 * of a tool count against the rate limits of its caller, as does each message of a batch.
 *
 * Only here must a request name a host that is allowed. Pages of other sites, also those whose host
 * name has been made to resolve to this machine, must not use an assistant's tools. The other routes
 * change nothing and give every caller the same, so they answer under any name: that of a proxy, of a
 * container, of a machine in the local network.
 */
export async function mcpRoutes(app: FastifyInstance, options: McpRoutesOptions): Promise<void> {
  const { operations, host = '', allowedHosts = [], publicUrl, cors = [], basePath } = options;
  const own = publicUrl === undefined ? [] : [new URL(publicUrl)];
  const hosts = [...allowedHosts, host, ...own.map((url) => url.hostname)];
  const allowed = new Set(hosts.map((one) => hostNameIn(one) ?? ''));
  const origins = new Set([...cors, ...own.map((url) => url.origin)]);
  app.post('/mcp', { schema: { hide: true } }, async (request, reply) => {
    rejectOtherHosts(request, allowed);
    rejectOtherSites(request, origins);
    countMessages(request, reply, operations);
    // large and rarely used, so not loaded before the first request
    const { answerMcp } = await import('../mcp/answer-mcp.ts');
    const answer = await answerMcp(app, request, basePath);
    reply.code(answer.status);
    for (const [name, value] of answer.headers) {
      if (!HOP_BY_HOP.has(name)) reply.header(name, value);
    }
    return reply.serializer(String).send(await answer.text());
  });
}

function rejectOtherHosts({ headers, raw }: FastifyRequest, allowed: ReadonlySet<string>): void {
  if (isAllowedHost(headers.host, raw.socket.localAddress, allowed)) return;
  throw new ReelatedError(
    'host-refused',
    `requests to ${shortened(headers.host)} are not allowed; add the name to --allowed-hosts`,
  );
}

/** Rejects pages of other sites. */
function rejectOtherSites({ headers }: FastifyRequest, origins: ReadonlySet<string>): void {
  const { origin, host } = headers;
  if (origin === undefined || origins.has(origin) || URL.parse(origin)?.host === host) return;
  throw new ReelatedError(
    'origin-refused',
    `requests from pages of ${shortened(origin)} are not allowed`,
  );
}

function shortened(text = ''): string {
  return text.slice(0, 200);
}

function countMessages(request: FastifyRequest, reply: FastifyReply, operations: Operations): void {
  const { body } = request;
  if (!Array.isArray(body)) return;
  if (body.length > MOST_MESSAGES) {
    const detail = `a batch has at most ${MOST_MESSAGES} messages, but this one has ${body.length}`;
    throw new ReelatedError('request-invalid', detail);
  }
  // the request itself has been counted
  const excess = countRequest(request, reply, operations, Math.max(0, body.length - 1));
  if (excess !== undefined) throw excess;
}
