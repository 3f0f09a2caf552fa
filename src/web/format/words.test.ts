import * as fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  byteSize,
  dateTime,
  duration,
  lifespan,
  percent,
  plural,
  roleName,
  runtime,
  sentence,
  yearOf,
} from './words.ts';

for (const [text, expected] of [
  [plural(0, 'film'), '0 films'],
  [plural(1, 'film'), '1 film'],
  [plural(1234, 'film'), '1,234 films'],
  [sentence('the film is unknown'), 'The film is unknown.'],
  [sentence('Try again.'), 'Try again.'],
  [yearOf('1979-01-01'), '1979'],
  [yearOf(1979), '1979'],
  [yearOf(null), ''],
  [runtime(45), '45m'],
  [runtime(120), '2h'],
  [runtime(137), '2h 17m'],
  [percent(0), '0%'],
  [percent(0.004), '<1%'],
  [percent(0.125), '13%'],
  [percent(-0.03), '−3%'],
  [percent(1), '100%'],
  [roleName('production_designer'), 'Production designer'],
  [lifespan(1939, 2019), '1939–2019'],
  [lifespan(1939, null), 'born 1939'],
  [lifespan(null, 2019), 'died 2019'],
  [lifespan(null, null), ''],
  [byteSize(0), '0 B'],
  [byteSize(999), '999 B'],
  [byteSize(1_234_567), '1.2 MB'],
  [byteSize(5e15), '5000.0 TB'],
  [duration(950), '950 ms'],
  [duration(12_345), '12.3 s'],
  [duration(184_000), '3 min 4 s'],
  [dateTime(null), 'unknown time'],
  [dateTime('nonsense'), 'unknown time'],
] as const) {
  test(`reads “${expected}”`, () => assert.equal(text, expected));
}

test('a time is that of the user’s time zone, with the day', () => {
  assert.match(dateTime('2026-11-28T12:00:00Z'), /^2[89] Nov 2026, \d\d:\d\d$/);
});

test('a percentage is within half a point of the share', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 1, noNaN: true }), (share) => {
      assert.ok(Math.abs(Number.parseInt(percent(share), 10) - share * 100) <= 0.5 + 1e-9);
    }),
  );
});
