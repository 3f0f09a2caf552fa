import assert from 'node:assert/strict';
import { test } from 'node:test';
import { usedText } from './used-text.ts';

test('recommendations say how many ratings they are from, and which are left out', () => {
  assert.equal(usedText({ rated: 3, known: 3 }, 3), 'from 3 ratings');
  assert.equal(
    usedText({ rated: 3, known: 1 }, 3),
    'from 1 of 3 ratings; the others are not in this collection',
  );
  assert.equal(
    usedText({ rated: 10_000, known: 10_000 }, 12_345),
    'from 10,000 ratings. Of your 12,345 ratings, the last 10,000 are used.',
  );
});
