import assert from 'node:assert/strict';
import test from 'node:test';
import { FIELDS } from './similarity-fields.ts';
import { personTerm } from './terms.ts';

test("people's ids have at least seven digits, like IMDb's", () => {
  assert.equal(personTerm(1), 'nm0000001');
  assert.equal(personTerm(10_000_000), 'nm10000000');
});

test('the fields of the preset seed come first, each field once', () => {
  assert.deepEqual(FIELDS.slice(0, 4), ['title', 'genre', 'rating', 'person']);
  assert.equal(new Set(FIELDS).size, FIELDS.length);
});
