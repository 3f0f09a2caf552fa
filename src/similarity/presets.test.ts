import assert from 'node:assert/strict';
import test from 'node:test';
import { factorList, PRESETS } from './presets.ts';

test('the seed preset gives every field the same factor', () => {
  assert.deepEqual(factorList(PRESETS.seed), [1, 1, 1, 1]);
});

test('factors of zero switch fields off', () => {
  assert.deepEqual(factorList({ title: 0, genre: 2.5, rating: 0, person: 0 }), [0, 2.5, 0, 0]);
});

for (const factor of [-1, NaN, Infinity, -Infinity, 1e-10, 1e10]) {
  test(`a factor of ${factor} is refused by name`, () => {
    assert.throws(() => factorList({ ...PRESETS.seed, genre: factor }), {
      code: 'request-invalid',
      message: /the factor of genre is /,
      data: { field: 'genre', factor: String(factor) },
    });
  });
}

test('factors that are all zero are refused', () => {
  assert.throws(() => factorList({ title: 0, genre: 0, rating: 0, person: 0 }), {
    code: 'request-invalid',
  });
});
