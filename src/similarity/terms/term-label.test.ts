import assert from 'node:assert/strict';
import test from 'node:test';
import { FIELDS } from './similarity-fields.ts';
import { labelOf } from './term-label.ts';
import type { Term } from './terms.ts';

const nameOf = ({ term }: Term) =>
  new Map([
    ['nm0000631', 'Ridley Scott'],
    ['Q123', 'neo-noir'],
  ]).get(term);

for (const [field, term, label] of [
  ['title', 'alien', 'alien'],
  ['genre', 'Sci-Fi', 'Sci-Fi'],
  ['genre', 'Q123', 'neo-noir'],
  ['rating', '8.5', 'rated 8.5'],
  ['person', 'nm0000631', 'Ridley Scott'],
  ['director', 'nm0000631', 'Ridley Scott'],
  ['character', 'ellen ripley', 'Ellen Ripley'],
  ['series', 'alien/Horror', 'alien … (Horror)'],
  ['mix', 'Horror+Sci-Fi', 'Horror and Sci-Fi'],
  ['era', '1970-1979', '1970 to 1979'],
  ['language', 'ja', 'Japanese'],
  ['votes', '3k-30k', '3k to 30k votes'],
  ['score', '8.5-9.5', 'rated 8.5 to 9.5'],
] as const) {
  test(`people read ${label} for ${field} ${term}`, () => {
    assert.equal(labelOf({ field, term }, nameOf), label);
  });
}

test('every field has a label for its terms', () => {
  for (const field of FIELDS) assert.notEqual(labelOf({ field, term: 'a/b' }, nameOf), '');
});

test('an unknown language code is shown as it is', () => {
  for (const term of ['qbn', 'x', '']) {
    assert.equal(labelOf({ field: 'language', term }, nameOf), term);
  }
});
