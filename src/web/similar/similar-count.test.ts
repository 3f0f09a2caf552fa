import assert from 'node:assert/strict';
import { test } from 'node:test';
import { similarCount } from './similar-count.ts';

test('a list says how many of its films are really similar', () => {
  const text = (total: number, padded?: number, above?: number): string =>
    similarCount({ answer: { total }, padded }, above);
  assert.equal(text(214), '214 similar films');
  assert.equal(text(3142, 1), '1 similar film, then the closest of the others');
  assert.equal(text(4, 4), '4 similar films');
  assert.equal(text(3142, 0), 'No film is very similar; these come closest.');
  assert.equal(text(12, undefined, 30), '12 films');
});
