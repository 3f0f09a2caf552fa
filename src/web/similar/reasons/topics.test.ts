import * as fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SimilarityField } from '../../api/types.ts';
import { FIELDS_LISTED, PRESETS_LISTED } from '../testing/listed-fields.ts';
import { reasonsOf } from './reasons.ts';
import {
  adjusted,
  adjustmentOf,
  dependOnGenres,
  termFactorsOf,
  topicGroup,
  topicPerson,
  topicText,
} from './topics.ts';

const GENRES = ['Action', 'Horror', 'Sci-Fi'];

/** Some terms of a field that two films may share. */
function termsOf({ field, kind }: SimilarityField): fc.Arbitrary<string> {
  const word = fc.constantFrom('alien', 'war', 'star');
  switch (kind) {
    case 'word':
      return field === 'genre' ? fc.constantFrom(...GENRES) : word;
    case 'person':
      return fc.constantFrom('nm0000244', 'nm0000631');
    case 'name':
      return fc.constantFrom('ellen ripley', 'james bond');
    case 'pair':
      return fc.constantFrom('Action+Horror', 'Action+Sci-Fi', 'Horror+Sci-Fi');
    case 'phrase':
      return fc.tuple(word, fc.constantFrom(...GENRES)).map((parts) => parts.join('/'));
    case 'language':
      return fc.constant('ja');
    case 'range':
      return fc.constant('1-2');
    default:
      return kind satisfies never;
  }
}

test('excluding all topics of two films’ reasons excludes every term that they share', () => {
  const shared = fc
    .constantFrom(...PRESETS_LISTED.fields)
    .chain((row) =>
      termsOf(row).map((term) => ({ field: row.field, term, label: term, share: 0.1 })),
    );
  fc.assert(
    fc.property(fc.array(shared), (shares) => {
      const named = shares.filter(
        ({ field }) => FIELDS_LISTED.groupOf(field)?.reason.by !== 'group',
      );
      const mute = reasonsOf(named, FIELDS_LISTED).flatMap(({ topics }) =>
        topics.map(({ key }) => key),
      );
      const factors = termFactorsOf({ mute, boost: mute }, GENRES, FIELDS_LISTED);
      const keys = new Set(factors.map(({ field, term }) => `${field}:${term}`));
      assert.ok(named.every(({ field, term }) => keys.has(`${field}:${term}`)));
      assert.ok(factors.every(({ factor }) => factor === 0));
      assert.equal(keys.size, factors.length);
    }),
  );
});

test('a topic stands for a person in every role, a genre with its pairs, a title with each genre', () => {
  const factorsOf = (key: string): readonly string[] =>
    termFactorsOf({ boost: [key] }, ['Drama', 'War'], FIELDS_LISTED).map(
      ({ field, term, factor }) => `${field}:${term}:${factor}`,
    );
  assert.deepEqual(factorsOf('person:nm1'), [
    'person:nm1:2',
    'director:nm1:2',
    'writer:nm1:2',
    'composer:nm1:2',
    'lead:nm1:2',
  ]);
  assert.deepEqual(factorsOf('genre:War'), ['genre:War:2', 'form:War:2', 'mix:Drama+War:2']);
  assert.deepEqual(factorsOf('series:alien,word:alien'), [
    'series:alien/Drama:2',
    'series:alien/War:2',
    'word:alien:2',
  ]);
  assert.deepEqual(factorsOf('language:ja'), ['language:ja:2']);
});

test('the topics of saved URLs keep their names', () => {
  const topicsOf = (field: SimilarityField['field'], term: string): readonly string[] =>
    reasonsOf([{ field, term, label: term, share: 1 }], FIELDS_LISTED).flatMap(({ topics }) =>
      topics.map(({ key }) => key),
    );
  assert.deepEqual(topicsOf('director', 'nm0000631'), ['person:nm0000631']);
  assert.deepEqual(topicsOf('mix', 'Horror+Sci-Fi'), ['genre:Horror', 'genre:Sci-Fi']);
  assert.deepEqual(topicsOf('word', 'alien'), ['series:alien,word:alien']);
  assert.deepEqual(topicsOf('character', 'james bond'), ['character:james bond']);
  assert.deepEqual(topicsOf('language', 'ja'), ['language:ja']);
  assert.deepEqual(topicsOf('era', '1970-1979'), []);
});

test('a topic of a URL reads like the reason that it came from', () => {
  for (const [key, text, group] of [
    ['genre:Horror', 'Horror', 'genre'],
    ['character:james bond', 'James Bond', 'character'],
    ['language:ja', 'in Japanese', 'language'],
    ['series:alien,word:alien', '“alien”', 'title'],
  ] as const) {
    assert.equal(topicText(key, FIELDS_LISTED), text);
    assert.equal(topicGroup(key, FIELDS_LISTED)?.group, group);
    assert.equal(topicPerson(key, FIELDS_LISTED), undefined);
  }
  assert.equal(topicPerson('person:nm0000244', FIELDS_LISTED), 244);
  assert.equal(topicPerson('person:somebody', FIELDS_LISTED), undefined);
});

test('nonsense in a URL is not a topic', () => {
  const mute = ['actor:x', 'x', ':', 'genre:', ''];
  assert.deepEqual(termFactorsOf({ mute }, ['Drama'], FIELDS_LISTED), []);
  assert.equal(topicGroup('actor:x', FIELDS_LISTED), undefined);
  assert.equal(topicText('actor:x', FIELDS_LISTED), 'actor:x');
});

test('a topic is boosted or excluded, never both, and can be reset', () => {
  const key = 'genre:Horror';
  const excluded = adjusted({ boost: [key] }, key, 'exclude');
  assert.deepEqual(excluded, { mute: [key], boost: undefined });
  assert.equal(adjustmentOf(excluded, key), 'exclude');
  const boosted = adjusted(excluded, key, 'boost');
  assert.equal(adjustmentOf(boosted, key), 'boost');
  assert.deepEqual(adjusted(boosted, key, undefined), { mute: undefined, boost: undefined });
  assert.equal(adjustmentOf({}, key), undefined);
});

test('only genres and beginnings of titles depend on the genres of the films', () => {
  const depends = (key: string): boolean => dependOnGenres({ mute: [key] }, FIELDS_LISTED);
  assert.ok(depends('genre:Horror'));
  assert.ok(depends('series:alien'));
  for (const key of ['person:nm1', 'word:alien', 'language:ja', 'unheard:x']) {
    assert.ok(!depends(key), key);
  }
});
