/** The groups of routes that share a rate limit. */
export const RATE_LIMIT_NAMES = [
  'search',
  'similar',
  'suggest',
  'film',
  'health',
  'other',
] as const;

export type RateLimitName = (typeof RATE_LIMIT_NAMES)[number];

/** How many requests a client may make in a window of time. */
interface RateLimit {
  readonly max: number;
  readonly windowMs: number;
}

export type RateLimits = Readonly<Record<RateLimitName, RateLimit>>;

const MINUTE_MS = 60_000;

/** Enough for a person who types and clicks fast; configurable for programs that need more. */
export const DEFAULT_RATE_LIMITS: RateLimits = {
  search: { max: 120, windowMs: MINUTE_MS },
  similar: { max: 240, windowMs: MINUTE_MS },
  suggest: { max: 600, windowMs: MINUTE_MS },
  film: { max: 600, windowMs: MINUTE_MS },
  health: { max: 6000, windowMs: MINUTE_MS },
  other: { max: 600, windowMs: MINUTE_MS },
};
