import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ReelatedError } from '../errors.ts';

/** Groups of routes that share a budget for each client. */
export const RATE_LIMIT_NAMES = ['search', 'similar', 'suggest', 'film', 'other'] as const;

export type RateLimitName = (typeof RATE_LIMIT_NAMES)[number];

/** At most so many requests in a window of time. */
export interface RateLimit {
  readonly max: number;
  readonly windowMs: number;
}

export type RateLimits = Readonly<Record<RateLimitName, RateLimit>>;

const MINUTE_MS = 60_000;

/** Enough for a person who types and clicks fast; a program that wants more can be given it. */
export const DEFAULT_RATE_LIMITS: RateLimits = {
  search: { max: 120, windowMs: MINUTE_MS },
  similar: { max: 240, windowMs: MINUTE_MS },
  suggest: { max: 600, windowMs: MINUTE_MS },
  film: { max: 600, windowMs: MINUTE_MS },
  other: { max: 600, windowMs: MINUTE_MS },
};

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The budget that the route draws on; absent: `other`. */
    limit?: RateLimitName;
  }
}

/**
 * Counts requests by client (the peer's address, IPv6 by /64) and group of routes, tells the state
 * in the IETF's `RateLimit` and `RateLimit-Policy` headers, and answers 429 past the limit.
 */
export async function registerRateLimits(app: FastifyInstance, limits: RateLimits): Promise<void> {
  await app.register(rateLimit, { global: false });
  const limiters = new Map(
    RATE_LIMIT_NAMES.map((name) => {
      const { max, windowMs } = limits[name];
      return [name, app.createRateLimit({ max, timeWindow: windowMs })] as const;
    }),
  );
  app.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    const name = request.routeOptions.config.limit ?? 'other';
    const state = await limiters.get(name)?.(request);
    if (state === undefined || state.isAllowed) return;
    const { max, timeWindow, remaining, ttlInSeconds } = state;
    reply.header('ratelimit-policy', `"${name}";q=${max};w=${Math.ceil(timeWindow / 1000)}`);
    reply.header('ratelimit', `"${name}";r=${remaining};t=${ttlInSeconds}`);
    if (!state.isExceeded) return;
    reply.header('retry-after', ttlInSeconds);
    throw new ReelatedError(
      'rate-limited',
      `at most ${max} requests of this kind in ${timeWindow / 1000} seconds; try again in ${ttlInSeconds} seconds`,
    );
  });
}
