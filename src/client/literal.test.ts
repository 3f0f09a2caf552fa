import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { literal } from './literal.ts';

test('a literal pattern matches its text and nothing else', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, other) => {
      const pattern = new RegExp(`^${literal(text)}$`, 'u');
      assert.ok(pattern.test(text));
      assert.equal(pattern.test(other), other === text);
    }),
  );
});
