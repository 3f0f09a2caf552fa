import type { RateLimitName } from './default-rate-limits.ts';

/** What happens to a request. */
export type RequestEvent =
  | {
      readonly type: 'answered';
      readonly method: string;
      /** The route's pattern, such as `/film/:film_id`; `unknown` where there is none. */
      readonly route: string;
      /** 499 when the client disconnected first. */
      readonly status: number;
      readonly elapsedMs: number;
    }
  | { readonly type: 'rate-limited'; readonly limit: RateLimitName };
