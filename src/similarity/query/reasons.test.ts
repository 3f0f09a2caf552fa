import assert from 'node:assert/strict';
import test from 'node:test';
import type { SharedTerm } from './explain.ts';
import { reasonsOf } from './reasons.ts';
import { FIELDS, similarityField, type Field } from '../terms/similarity-fields.ts';
import type { Term } from '../terms/terms.ts';

const NAMES: Readonly<Record<string, string>> = {
  nm0000631: 'Ridley Scott',
  nm0000244: 'S. Weaver',
  Q123: 'neo-noir',
};

function reasons(...terms: readonly (readonly [field: Field, term: string])[]): readonly string[] {
  const shared = terms.map(([field, term]): SharedTerm => ({ field, term, share: 0.01 }));
  const nameOf = ({ term }: Term) => NAMES[term];
  return reasonsOf(shared, nameOf).map(({ text }) => text);
}

test('a person is one reason, with the most telling role', () => {
  const found = reasons(
    ['person', 'nm0000631'],
    ['writer', 'nm0000631'],
    ['director', 'nm0000631'],
  );
  assert.deepEqual(found, ['director Ridley Scott']);
  assert.deepEqual(reasons(['person', 'nm0000244'], ['lead', 'nm0000244']), ['S. Weaver']);
  assert.deepEqual(reasons(['person', 'nm1']), ['nm1']);
});

test('popularity is the last reason, regardless of its share', () => {
  const shared: readonly SharedTerm[] = [
    { field: 'votes', term: '3k-30k', share: 0.4 },
    { field: 'genre', term: 'Drama', share: 0.1 },
    { field: 'years', term: '1970-1979', share: 0.2 },
  ];
  assert.deepEqual(
    reasonsOf(shared, ({ term }) => term).map(({ text, share }) => [text, share]),
    [
      ['same era', 0.2],
      ['Drama', 0.1],
      ['similarly popular', 0.4],
    ],
  );
});

test('two people are two reasons, the larger share first', () => {
  assert.deepEqual(
    reasons(['person', 'nm0000631'], ['person', 'nm0000244'], ['lead', 'nm0000244']),
    ['S. Weaver', 'Ridley Scott'],
  );
});

test('a title is one reason: the longest phrase, or else the words', () => {
  assert.deepEqual(
    reasons(['word', 'star'], ['series', 'star/Sci-Fi'], ['series', 'star wars/Sci-Fi']),
    ['“star wars”'],
  );
  assert.deepEqual(reasons(['word', 'toy'], ['title', 'the'], ['word', 'day']), ['“toy day”']);
  assert.deepEqual(reasons(['title', 'the'], ['title', 'toys']), ['“the toys”']);
});

test('genres are one reason, each named once', () => {
  assert.deepEqual(reasons(['genre', 'Sci-Fi'], ['genre', 'Horror'], ['mix', 'Horror+Sci-Fi']), [
    'Horror+Sci-Fi',
  ]);
});

test('a term with a label is named by it', () => {
  assert.deepEqual(reasons(['genre', 'Q123'], ['genre', 'Q9']), ['Q9+neo-noir']);
});

test('characters are capitalized again', () => {
  assert.deepEqual(reasons(['character', 'james bond'], ['character', "élise o'hara"]), [
    'James Bond',
    "Élise O'hara",
  ]);
});

test('ranges are reasons without their numbers', () => {
  assert.deepEqual(reasons(['era', '1970-1979'], ['era', '1970-1999']), ['same era']);
  assert.deepEqual(reasons(['score', '8-9'], ['rating', '8.6']), ['similarly rated']);
  assert.deepEqual(reasons(['votes', '1k-10k'], ['language', 'ja']), [
    'in Japanese',
    'similarly popular',
  ]);
});

test('words of the plot are one reason, which lists the five with the largest shares', () => {
  const words = ['crew', 'ship', 'alien', 'planet', 'android', 'signal', 'cat'];
  const shared = words.map((term, place): SharedTerm => ({
    field: 'plot',
    term,
    share: 0.01 * (place + 1),
  }));
  const [reason, ...others] = reasonsOf(shared, () => undefined);
  assert.equal(reason?.text, 'plot: cat, signal, android, planet, alien');
  assert.ok(Math.abs(reason.share - 0.28) < 1e-12);
  assert.deepEqual(others, []);
});

test('every field has a reason in words', () => {
  for (const field of FIELDS) {
    const [text] = reasons([field, 'x/y']);
    assert.ok(text !== undefined && text !== '');
    const { kind, group } = similarityField(field);
    const isNamed = kind === 'person' || (kind === 'word' && group !== 'title');
    assert.equal(reasons([field, 'nm0000631']).join().includes('Ridley Scott'), isNamed);
  }
});

test('films with nothing in common have no reasons', () => {
  assert.deepEqual(reasons(), []);
});
