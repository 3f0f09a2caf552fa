import * as fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pickSurprise } from './pick-surprise.ts';

test('every film comes once before any comes again, and presses can be repeated', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(1000), (length, first) => {
      const films = Array.from({ length }, (_, film) => film);
      const picked = films.map((_, press) => pickSurprise(films, first + press));
      assert.equal(new Set(picked).size, length);
      assert.equal(pickSurprise(films, first), picked[0]);
      assert.equal(pickSurprise(films, first + length), picked[0]);
    }),
  );
});

test('of no films there is none', () => {
  assert.equal(pickSurprise([], 3), undefined);
});
