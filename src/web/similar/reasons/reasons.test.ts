import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TermShare } from '../../api/types.ts';
import { FIELDS_LISTED, PRESETS_LISTED } from '../testing/listed-fields.ts';
import { groupShares, reasonsOf } from './reasons.ts';

const SHARED: readonly TermShare[] = [
  { field: 'series', term: 'alien/Horror', label: 'alien … (Horror)', share: 0.2 },
  { field: 'person', term: 'nm0000244', label: 'Sigourney Weaver', share: 0.1 },
  { field: 'lead', term: 'nm0000244', label: 'Sigourney Weaver', share: 0.15 },
  { field: 'word', term: 'alien', label: 'alien', share: 0.1 },
  { field: 'mix', term: 'Horror+Sci-Fi', label: 'Horror and Sci-Fi', share: 0.02 },
  { field: 'genre', term: 'Horror', label: 'Horror', share: 0.03 },
];

test('all terms of a person, of a title and of the genres are one reason each', () => {
  const reasons = reasonsOf(SHARED, FIELDS_LISTED);
  assert.deepEqual(
    reasons.map(({ text, share }) => [text, share.toFixed(2)]),
    [
      ['“alien”', '0.30'],
      ['Sigourney Weaver', '0.25'],
      ['Horror, Sci-Fi', '0.05'],
    ],
  );
  assert.equal(reasons[1]?.personId, 244);
  assert.equal(reasons[0]?.personId, undefined);
  assert.deepEqual(reasons[2]?.genres, ['Horror', 'Sci-Fi']);
  assert.equal(reasons[1]?.genres, undefined);
});

test('words of the plot are one reason with its article, five words at most and as many topics', () => {
  const words = ['crew', 'ship', 'alien', 'planet', 'android', 'signal'];
  const plot = words.map((term, place): TermShare => ({
    field: 'plot',
    term,
    label: term,
    share: 0.01 * (place + 1),
  }));
  const article = 'https://en.wikipedia.org/wiki/Alien_(film)';
  const [title, , reason] = reasonsOf([...SHARED, ...plot], FIELDS_LISTED, article);
  assert.equal(reason?.text, 'plot: signal, android, planet, alien, ship');
  assert.equal(reason.article, article);
  assert.deepEqual(
    reason.topics.map(({ key }) => key),
    ['plot:alien', 'plot:android', 'plot:planet', 'plot:ship', 'plot:signal'],
  );
  assert.equal(title?.article, undefined);
  assert.equal(reasonsOf(plot, FIELDS_LISTED)[0]?.article, undefined);
});

for (const [field, term, label, text] of [
  ['character', 'james bond', 'James Bond', 'James Bond'],
  ['language', 'ja', 'Japanese', 'in Japanese'],
  ['era', '1970-1979', '1970 to 1979', 'same era'],
  ['votes', '3k-30k', '3k to 30k votes', 'similarly popular'],
  ['score', '8-9', 'rated 8 to 9', 'similarly rated'],
  ['rating', '8.6', 'rated 8.6', 'similarly rated'],
  ['title', 'aliens', 'aliens', '“aliens”'],
] as const) {
  test(`${field} ${term} reads “${text}”`, () => {
    const [reason] = reasonsOf([{ field, term, label, share: 0.1 }], FIELDS_LISTED);
    assert.equal(reason?.text, text);
  });
}

test('a title is named by its longest shared beginning, or else by its distinctive words', () => {
  const titleOf = (...terms: (readonly [TermShare['field'], string])[]): string | undefined =>
    reasonsOf(
      terms.map(([field, term]) => ({ field, term, label: term, share: 0.1 })),
      FIELDS_LISTED,
    )[0]?.text;
  assert.equal(titleOf(['series', 'star/War'], ['series', 'star war/War']), '“star war”');
  assert.equal(titleOf(['title', 'wars'], ['word', 'war'], ['word', 'star']), '“war star”');
});

test('what counts against a film is ranked by how much it counts', () => {
  const reasons = reasonsOf(
    [
      { field: 'person', term: 'nm1', label: 'One', share: 0.1 },
      { field: 'person', term: 'nm2', label: 'Two', share: -0.3 },
    ],
    FIELDS_LISTED,
  );
  assert.deepEqual(
    reasons.map(({ text }) => text),
    ['Two', 'One'],
  );
});

test('shares by group are in the order of the groups and sum to those by field', () => {
  const shares = PRESETS_LISTED.fields.map(({ field }, place) => ({ field, share: place / 1000 }));
  const sum = (all: readonly { readonly share: number }[]): string =>
    all.reduce((total, { share }) => total + share, 0).toFixed(9);
  const byGroup = groupShares(shares, FIELDS_LISTED);
  assert.equal(sum(byGroup), sum(shares));
  assert.deepEqual(
    byGroup.map(({ group }) => group),
    FIELDS_LISTED.groups,
  );
});

test('popularity is the last reason, regardless of its share', () => {
  const shares = [
    { field: 'votes', term: '3k-30k', label: '3k to 30k votes', share: 0.9 },
    ...SHARED,
  ] as const;
  assert.equal(reasonsOf(shares, FIELDS_LISTED).at(-1)?.text, 'similarly popular');
});
