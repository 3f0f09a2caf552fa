import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { BLOCK, FoldedTexts } from './folded-texts.ts';

test('the texts that contain a literal are found, regardless of case, over several blocks', () => {
  const unit = fc.constantFrom(...Array.from('abcdeABCDE ßſK七ç'));
  const text = fc.option(fc.string({ unit, maxLength: 12 }), { nil: null });
  const literal = fc.string({ unit, minLength: 1, maxLength: 5 });
  const fold = (one: string): string => one.toLowerCase().toUpperCase();
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 80 }), literal, (some, wanted) => {
      const texts = Array.from(
        { length: 2 * BLOCK + 7 },
        (_, row) => some[row % some.length] ?? null,
      );
      const found = [...new FoldedTexts(texts).rowsWith(wanted, 0, texts.length)];
      const having = [...texts.keys()].filter((row) =>
        fold(texts[row] ?? '').includes(fold(wanted)),
      );
      assert.deepEqual(found, having);
    }),
    { numRuns: 40, examples: [[['abcde', null, 'bcd'], 'bcd']] },
  );
});
