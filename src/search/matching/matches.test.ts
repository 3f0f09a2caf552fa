import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { BEST_FIT, bothOf, matchingRows, titleFit } from './matches.ts';

test('a title fits best when it is what was searched for', () => {
  assert.equal(titleFit('Alien', /ALIEN/iu), BEST_FIT);
  assert.equal(titleFit('Aliens', /alien/iu), 2);
  assert.equal(titleFit('My Alien', /alien/iu), 1);
  assert.equal(titleFit('Alien', /al|alien/iu), 2, 'the first alternative counts');
  assert.equal(titleFit('Élan', /ÉL/iu), 2);
});

test('of two sets of matches those in both remain, each with its better fit', () => {
  const matches = (fits: readonly number[], matchedAsText: readonly string[] = []) => ({
    fits: Uint8Array.from(fits),
    total: fits.filter((fit) => fit > 0).length,
    matchedAsText,
  });
  assert.deepEqual(bothOf(matches([0, 1, 3, 1]), matches([1, 0, 1, 2], ['title'])), {
    fits: Uint8Array.from([0, 0, 3, 2]),
    total: 2,
    matchedAsText: ['title'],
  });
});

test('the rows that match are found in every place', () => {
  const bytes = fc.uint8Array({ max: 2, maxLength: 19 });
  fc.assert(
    fc.property(bytes, fc.nat(3), (fits, from) => {
      const some = fits.subarray(from);
      const rows = [...some.keys()].filter((row) => some[row] !== 0);
      assert.deepEqual([...matchingRows(some, rows.length)], rows);
    }),
  );
});
