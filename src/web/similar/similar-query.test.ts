import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FIELDS_LISTED } from './testing/listed-fields.ts';
import { dependsOnFields, similarQuery } from './similar-query.ts';

test('a URL without a query string asks for the default list, with reasons', () => {
  const query = {
    like: [78_748],
    threshold: 0.15,
    diversity: 0.2,
    limit: 20,
    explain: true,
  };
  assert.deepEqual(similarQuery({ like: [78_748], search: {} }), query);
  // the same once the fields are listed, or the list would be requested twice
  assert.deepEqual(similarQuery({ like: [78_748], search: {}, fields: FIELDS_LISTED }), query);
});

test('a threshold, a filter, unliked films and the number of films are part of the query', () => {
  const query = similarQuery({
    like: [78_748],
    unlike: [68_646],
    search: { above: 12, variety: 40, from: 1970, not: ['Comedy'], show: 40, hide: true },
  });
  assert.deepEqual(query, {
    like: [78_748],
    unlike: [68_646],
    filter: { earliest_date: '1970-01-01', exclude_genres: ['Comedy'] },
    threshold: 0.12,
    diversity: 0.4,
    limit: 40,
    explain: true,
  });
});

test('without a threshold and without variety, films are listed by similarity alone, all of them', () => {
  const query = similarQuery({ like: [1], search: { above: 0, variety: 0 } });
  assert.deepEqual(query, { like: [1], limit: 20, explain: true });
});

test('a preset is named unless it is the default, also with its factors tuned', () => {
  const query = (preset: string, tuning = {}) =>
    similarQuery({ like: [1], search: { preset }, tuning, fields: FIELDS_LISTED });
  assert.equal(query('seed').preset, 'seed');
  assert.equal(query('balanced').preset, undefined);
  assert.equal(query('nonsense').preset, undefined);
  const tuned = query('seed', { people: 3 });
  assert.equal(tuned.preset, 'seed');
  assert.deepEqual(tuned.weights, { title: 1, genre: 1, rating: 1, person: 3 });
});

test('topics become factors of terms, with the genres of the films', () => {
  const { terms } = similarQuery({
    like: [1],
    search: { mute: ['genre:War'] },
    fields: FIELDS_LISTED,
    genres: ['War', 'Drama', 'War'],
  });
  assert.deepEqual(terms, [
    { field: 'genre', term: 'War', factor: 0 },
    { field: 'form', term: 'War', factor: 0 },
    { field: 'mix', term: 'Drama+War', factor: 0 },
  ]);
});

test('only what changes the comparison has to wait for the list of fields', () => {
  assert.ok(!dependsOnFields({ above: 3, genres: ['War'], show: 40, hide: true }));
  for (const search of [
    { preset: 'seed' },
    { tune: 'people:2' },
    { mute: ['genre:War'] },
    { boost: ['genre:War'] },
  ]) {
    assert.ok(dependsOnFields(search));
  }
});
