import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { wrongLetters } from './wrong-letters.ts';

test('wrong letters are counted as by the definition', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
  fc.assert(
    fc.property(word, word, (one, other) => {
      const beginnings = Array.from({ length: other.length + 1 }, (_, i) => other.slice(0, i));
      const least = Math.min(...beginnings.map((beginning) => distance(one, beginning)));
      assert.equal(wrongLetters(one, other, true), least);
      if (other.length <= one.length + 3) {
        assert.equal(wrongLetters(one, other, false), distance(one, other));
      }
    }),
  );
});

test('however few may be wrong, as many are counted up to those, and more after them', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });
  const most = fc.constantFrom(1, 2, 3);
  fc.assert(
    fc.property(word, word, fc.boolean(), most, (one, other, unfinished, limit) => {
      const all = wrongLetters(one, other, unfinished);
      const counted = wrongLetters(one, other, unfinished, limit);
      if (all <= limit) assert.equal(counted, all);
      else assert.ok(counted > limit);
    }),
    { numRuns: 1000 },
  );
});

/** Optimal string alignment, straight from its recursive definition. */
function distance(one: string, other: string): number {
  if (one === '' || other === '') return one.length + other.length;
  const [last, otherLast] = [one.at(-1), other.at(-1)];
  const costs = [
    distance(one.slice(0, -1), other) + 1,
    distance(one, other.slice(0, -1)) + 1,
    distance(one.slice(0, -1), other.slice(0, -1)) + (last === otherLast ? 0 : 1),
  ];
  if (one.length > 1 && other.length > 1 && last === other.at(-2) && one.at(-2) === otherLast) {
    costs.push(distance(one.slice(0, -2), other.slice(0, -2)) + 1);
  }
  return Math.min(...costs);
}
