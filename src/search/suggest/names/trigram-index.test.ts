import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { buildTrigramIndex, textsLike } from './trigram-index.ts';

test('the texts with the most runs in common are found, equals in their order', () => {
  const texts = ['aliens', 'alien', 'a lie', 'alien', 'godzilla'];
  const index = buildTrigramIndex(texts);
  assert.deepEqual([...textsLike(index, 'alien', 2)], [1, 3]);
  assert.deepEqual([...textsLike(index, 'alien', 1)], [1]);
  assert.deepEqual([...textsLike(index, 'alien', 9)], [0, 1, 3]);
  assert.deepEqual([...textsLike(index, 'xyz', 9)], []);
  assert.deepEqual([...textsLike(buildTrigramIndex([]), 'alien', 9)], []);
});

test('what is found shares at least as many runs as anything that is left out', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é'), minLength: 1, maxLength: 6 });
  const text = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(
      fc.array(text, { maxLength: 30 }),
      text,
      fc.integer({ min: 1, max: 9 }),
      (texts, query, most) => {
        const shared = texts.map(
          (one) => [...gramSet(one)].filter((gram) => gramSet(query).has(gram)).length,
        );
        const floor = Math.max(1, Math.ceil(Math.max(0, ...shared) * 0.4));
        const expected = [...texts.keys()]
          .filter((one) => (shared[one] ?? 0) >= floor)
          .sort((one, other) => (shared[other] ?? 0) - (shared[one] ?? 0) || one - other)
          .slice(0, most)
          .sort((one, other) => one - other);
        assert.deepEqual([...textsLike(buildTrigramIndex(texts), query, most)], expected);
      },
    ),
  );
});

function gramSet(text: string): Set<string> {
  const padded = text.split(' ').map((word) => `  ${word} `);
  return new Set(
    padded.flatMap((word) => Array.from(word.slice(2), (_, i) => word.slice(i, i + 3))),
  );
}
