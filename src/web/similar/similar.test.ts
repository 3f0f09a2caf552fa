import * as fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FIELDS, type Field } from '../../similarity/terms/similarity-fields.ts';
import { DEFAULT_PRESET, PRESETS } from '../../similarity/model/presets.ts';
import { GROUPS } from './groups.ts';
import { groupShares, reasonsOf } from './reasons.ts';
import { adjusted, termFactorsOf, topicText } from './topics.ts';
import { readTuning, tunedWeights, writeTuning } from './tuning.ts';

const presets = { default: DEFAULT_PRESET, fields: [], groups: [], choices: [], presets: PRESETS };

test('every field of the model has its group, and no group has another', () => {
  assert.deepEqual(GROUPS.flatMap(({ fields }) => fields).sort(), [...FIELDS].sort());
});

test('what is tuned stands in the address by group; what is as usual does not', () => {
  assert.deepEqual(readTuning('people:2,title:0,genre:1,nonsense:3,rating:99'), {
    people: 2,
    title: 0,
  });
  assert.equal(writeTuning({ people: 2, title: 0, genre: 1 }), 'people:2,title:0');
  assert.equal(writeTuning({ genre: 1 }), undefined);
});

test('a tuned group multiplies the factors of its fields; one that is off is left out', () => {
  assert.equal(tunedWeights(presets, undefined, {}), undefined);
  assert.deepEqual(tunedWeights(presets, 'seed', { people: 2, title: 0 }), {
    genre: 1,
    rating: 1,
    person: 2,
  });
});

test('all terms of a person, and all of the title, are one reason with the sum of their shares', () => {
  const reasons = reasonsOf([
    { field: 'series', term: 'alien/Horror', label: 'alien … (Horror)', share: 0.2 },
    { field: 'person', term: 'nm0000244', label: 'Sigourney Weaver', share: 0.1 },
    { field: 'lead', term: 'nm0000244', label: 'Sigourney Weaver', share: 0.15 },
    { field: 'word', term: 'alien', label: 'alien', share: 0.1 },
    { field: 'mix', term: 'Horror+Sci-Fi', label: 'Horror and Sci-Fi', share: 0.02 },
    { field: 'genre', term: 'Horror', label: 'Horror', share: 0.03 },
  ]);
  assert.deepEqual(
    reasons.map(({ text, share }) => [text, share.toFixed(2)]),
    [
      ['“alien”', '0.30'],
      ['Sigourney Weaver', '0.25'],
      ['Horror, Sci-Fi', '0.05'],
    ],
  );
  assert.equal(reasons[1]?.personId, 244);
  assert.deepEqual(reasons[2]?.genres, ['Horror', 'Sci-Fi']);
});

test('whatever films share is muted by the topics of the reasons that it is told as', () => {
  const genres = ['Action', 'Horror', 'Sci-Fi'];
  const name = fc.constantFrom('nm0000244', 'nm0000631');
  const word = fc.constantFrom('alien', 'war', 'star');
  const genre = fc.constantFrom(...genres);
  const terms: Readonly<Partial<Record<Field, fc.Arbitrary<string>>>> = {
    person: name,
    director: name,
    writer: name,
    composer: name,
    lead: name,
    title: word,
    word,
    series: fc.tuple(word, genre).map((parts) => parts.join('/')),
    genre,
    mix: fc.constantFrom('Action+Horror', 'Action+Sci-Fi', 'Horror+Sci-Fi'),
    character: fc.constantFrom('ellen ripley', 'james bond'),
    language: fc.constant('ja'),
  };
  const shared = fc
    .constantFrom(...FIELDS)
    .chain((field) =>
      (terms[field] ?? fc.constant('')).map((term) => ({ field, term, label: term, share: 0.1 })),
    );
  fc.assert(
    fc.property(fc.array(shared), (all) => {
      const told = all.filter(({ term }) => term !== '');
      const mute = reasonsOf(told).flatMap(({ topics }) => topics.map(({ key }) => key));
      const muted = termFactorsOf({ mute, boost: mute }, genres);
      const keys = new Set(muted.map(({ field, term }) => `${field}:${term}`));
      assert.ok(told.every(({ field, term }) => keys.has(`${field}:${term}`)));
      assert.ok(muted.every(({ factor }) => factor === 0));
      assert.equal(keys.size, muted.length);
    }),
  );
});

test('a topic of an address is called as its reason was, and changes sides', () => {
  assert.deepEqual(
    ['genre:Horror', 'character:james bond', 'language:ja', 'series:alien,word:alien'].map(
      topicText,
    ),
    ['Horror', 'James Bond', 'in Japanese', '“alien”'],
  );
  assert.deepEqual(termFactorsOf({ mute: ['actor:x', 'x', ':', 'genre:'] }, ['Drama']), []);
  const muted = adjusted({ boost: ['genre:Horror'] }, 'genre:Horror', 'mute');
  assert.deepEqual(muted, { mute: ['genre:Horror'], boost: undefined });
  assert.deepEqual(adjusted(muted, 'genre:Horror', undefined), {
    mute: undefined,
    boost: undefined,
  });
});

test('shares by group sum to those by field', () => {
  const fields = FIELDS.map((field, place) => ({ field, share: place / 1000 }));
  const sum = (shares: readonly { readonly share: number }[]): string =>
    shares.reduce((all, { share }) => all + share, 0).toFixed(9);
  assert.equal(sum(groupShares(fields)), sum(fields));
});
