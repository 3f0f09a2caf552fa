import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { createTextPacker } from './packed-texts.ts';

test('packed texts come out as they went in', () => {
  const text = fc.string({ unit: 'grapheme' });
  const long = fc.string({ unit: 'grapheme', minLength: 10_000, maxLength: 50_000 });
  fc.assert(
    fc.property(fc.array(fc.oneof({ weight: 9, arbitrary: text }, long)), (added) => {
      const packer = createTextPacker();
      for (const one of added) packer.add(one);
      const texts = packer.texts();
      assert.equal(texts.length, added.length);
      assert.deepEqual(
        added.map((_, i) => texts.at(i)),
        added,
      );
      assert.equal(texts.at(added.length), undefined);
    }),
    { numRuns: 50 },
  );
});

test('there is room for more texts and bytes than at first', () => {
  const packer = createTextPacker();
  const added = Array.from({ length: 10_000 }, (_, i) => `text ${i}`.repeat(3));
  for (const one of added) packer.add(one);
  const texts = packer.texts();
  assert.deepEqual(
    added.map((_, i) => texts.at(i)),
    added,
  );
});
