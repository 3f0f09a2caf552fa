import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { ReelatedError } from '../../errors.ts';
import { readCursor, writeCursor } from './cursor.ts';

const SCOPE = { snapshot: 's1', query: { title: 'a', genres: ['b'] } };

test('a cursor returns the place that was written into it', () => {
  fc.assert(
    fc.property(fc.nat(), (place) => {
      const cursor = writeCursor(SCOPE, place);
      assert.match(cursor, /^[\w.-]+$/);
      assert.equal(readCursor(SCOPE, cursor), place);
    }),
  );
});

test('any text that is not a cursor is rejected', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.base64String()), (text) => {
      assert.throws(
        () => readCursor(SCOPE, text),
        (error) => error instanceof ReelatedError && error.code === 'cursor-invalid',
      );
    }),
  );
});
