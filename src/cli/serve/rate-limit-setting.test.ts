import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_RATE_LIMITS } from '../../api/traffic/default-rate-limits.ts';
import { UsageError } from '../../errors.ts';
import { rateLimitsOf } from './rate-limit-setting.ts';

test('limits replace the default ones, the last of several for one name', () => {
  assert.deepEqual(rateLimitsOf([]), DEFAULT_RATE_LIMITS);
  assert.deepEqual(rateLimitsOf(['search=5/second', 'film=9/hour', 'search=60/minute']), {
    ...DEFAULT_RATE_LIMITS,
    search: { max: 60, windowMs: 60_000 },
    film: { max: 9, windowMs: 3_600_000 },
  });
});

for (const text of [
  'search',
  'search=60',
  'search=0/minute',
  'search=60/day',
  'search=-1/minute',
  'search=1.5/minute',
  'searches=60/minute',
  'toString=1/minute',
  'search=60/constructor',
  'search=60/minute ',
]) {
  test(`"${text}" is not a limit`, () => {
    assert.throws(
      () => rateLimitsOf([text]),
      (error) => {
        assert.ok(error instanceof UsageError);
        assert.equal(error.code, 'config-invalid');
        assert.match(error.message, /^--rate-limit must be like search=60\/minute, with one of /);
        return true;
      },
    );
  });
}
