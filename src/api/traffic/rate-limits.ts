import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ReelatedError } from '../../errors.ts';
import { clientNetwork } from './client-network.ts';
import type { RateLimitName } from './default-rate-limits.ts';
import type { Operations } from './operations.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The rate limit of the route; absent: `other`. */
    limit?: RateLimitName;
  }
}

/**
 * Counts requests by client (the peer's address, IPv6 by /64) and group of routes, reports the state
 * in the IETF's `RateLimit` and `RateLimit-Policy` headers, and responds with 429 above the limit.
 *
 * Not `@fastify/rate-limit`: it knows only older forms of these headers and counts by route, while
 * here several routes share a limit and several processes share the counts.
 */
export function registerRateLimits(app: FastifyInstance, operations: Operations): void {
  app.addHook('onRequest', (request, reply, done) => {
    done(countRequest(request, reply, operations));
  });
}

/**
 * Counts a request against the limit of its route, once or, as what it contains is counted one by
 * one, several times. Returns the error to respond with above the limit.
 */
export function countRequest(
  request: FastifyRequest,
  reply: FastifyReply,
  operations: Operations,
  times = 1,
): ReelatedError | undefined {
  const name = request.routeOptions.config.limit ?? 'other';
  const { max, windowMs } = operations.rateLimits[name];
  const client = clientNetwork(request.ip);
  const { requests, endsInMs } = operations.requestCounts.count(name, client, times);
  const seconds = Math.ceil(endsInMs / 1000);
  reply.header('ratelimit-policy', `"${name}";q=${max};w=${Math.ceil(windowMs / 1000)}`);
  reply.header('ratelimit', `"${name}";r=${Math.max(0, max - requests)};t=${seconds}`);
  if (requests <= max) return undefined;
  operations.report({ type: 'rate-limited', limit: name });
  reply.header('retry-after', seconds);
  const limit = `at most ${max} requests of this kind in ${windowMs / 1000} seconds`;
  return new ReelatedError('rate-limited', `${limit}; try again in ${seconds} seconds`);
}
