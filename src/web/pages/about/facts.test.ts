import assert from 'node:assert/strict';
import { test } from 'node:test';
import { factName, factValue, sourcesOf } from './facts.ts';

test('counts and parameters have names that people can read, new ones too', () => {
  assert.equal(factName('film_terms'), 'Film terms');
  assert.equal(factName('minRating'), 'Rating above');
  assert.equal(factName('alternate_titles'), 'Alternate titles');
  assert.equal(factName('maxRunTime'), 'Max run time');
});

test('values of any type are text', () => {
  assert.equal(factValue(12_345), '12,345');
  assert.equal(factValue(['movie', 'tvMovie']), 'movie, tvMovie');
  assert.equal(factValue('balanced'), 'balanced');
  assert.equal(factValue({ a: 1 }), '{"a":1}');
  assert.equal(factValue(null), 'null');
});

test('sources are listed with the time of their last change, if there is one', () => {
  const modified = 'Sat, 28 Nov 2026 00:00:00 GMT';
  assert.deepEqual(
    sourcesOf([{ name: 'a.tsv', 'last-modified': modified }, { name: 'b.tsv' }, { url: 'x' }]),
    [
      { name: 'a.tsv', modifiedAt: modified },
      { name: 'b.tsv', modifiedAt: null },
    ],
  );
  assert.deepEqual(sourcesOf('none'), []);
});
