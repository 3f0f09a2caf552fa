import {
  DEFAULT_RATE_LIMITS,
  RATE_LIMIT_NAMES,
  type RateLimits,
} from '../../api/traffic/default-rate-limits.ts';
import { UsageError } from '../../errors.ts';

const WINDOWS_MS: Readonly<Record<string, number>> = {
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
};

/**
 * Reads limits such as `search=60/minute`.
 *
 * @throws UsageError `config-invalid`
 */
export function rateLimitsOf(texts: readonly string[]): RateLimits {
  const limits: Record<string, RateLimits[keyof RateLimits]> = { ...DEFAULT_RATE_LIMITS };
  for (const text of texts) {
    const [, name = '', max, unit = ''] = /^(\w+)=(\d{1,9})\/(\w+)$/.exec(text) ?? [];
    const windowMs = Object.hasOwn(WINDOWS_MS, unit) ? WINDOWS_MS[unit] : undefined;
    if (!Object.hasOwn(DEFAULT_RATE_LIMITS, name) || windowMs === undefined || Number(max) === 0) {
      throw new UsageError(
        'config-invalid',
        `--rate-limit must be like search=60/minute, with one of ${RATE_LIMIT_NAMES.join(', ')} ` +
          `and ${Object.keys(WINDOWS_MS).join(', ')}, but it is ${JSON.stringify(text)}`,
        { data: { option: '--rate-limit' } },
      );
    }
    limits[name] = { max: Number(max), windowMs };
  }
  return limits as RateLimits;
}
