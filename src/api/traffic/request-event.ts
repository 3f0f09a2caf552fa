import type { RateLimitName } from './default-rate-limits.ts';

/** What happens to requests. */
export type RequestEvent =
  | {
      readonly type: 'answered';
      readonly method: string;
      /** The route's pattern, such as `/film/:film_id`; `unknown` where there is none. */
      readonly route: string;
      /** 499 when the client left before. */
      readonly status: number;
      readonly elapsedMs: number;
    }
  | { readonly type: 'rate-limited'; readonly limit: RateLimitName };
