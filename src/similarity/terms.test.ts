import assert from 'node:assert/strict';
import test from 'node:test';
import * as fc from 'fast-check';
import { personTerm, termsOf, titleWords } from './terms.ts';

const TITLES: readonly (readonly [title: string, words: readonly string[], why: string])[] = [
  ['Star Wars: Episode IV', ['star', 'wars', 'episode', 'iv'], 'punctuation parts words'],
  ['Amélie', ['amelie'], 'accents fold'],
  ['Ame\u0301lie', ['amelie'], 'so do accents written as marks of their own'],
  ['Łódź Ærø Œuvre Straße', ['lodz', 'aero', 'oeuvre', 'strasse'], 'letters without parts fold'],
  ['Đặng Iðunn Þór', ['dang', 'idunn', 'thor'], 'so do barred letters'],
  ['IŞIK ışık İz', ['isik', 'isik', 'iz'], 'dotted and dotless i are one'],
  ['ΟΔΟΣ οδός', ['οδοσ', 'οδοσ'], 'a final sigma is a sigma'],
  ["Schindler's List", ['schindlers', 'list'], 'an inner apostrophe is dropped'],
  ['Ocean’s 8', ['oceans', '8'], 'the curly one too'],
  ["'Round Rock 'n' Roll'", ['round', 'rock', 'n', 'roll'], 'outer apostrophes part words'],
  ['1917', ['1917'], 'digits make words'],
  ['½', ['1', '2'], 'compatible forms are taken apart'],
  ['WALL·E', ['wall', 'e'], 'a middle dot parts words'],
  ['七人の侍 2', ['七人の侍', '2'], 'Chinese characters run on'],
  ['가족', ['가족'], 'Korean stays in syllables'],
  ['&', [], 'a sign is no word'],
  ['', [], 'nothing has no words'],
  ['a\0b "c', ['a', 'b', 'c'], 'NUL and quotes part words'],
  ['New York, New York', ['new', 'york', 'new', 'york'], 'repetitions stay'],
  ['\uD83D alone', ['alone'], 'half a character is no letter'],
];

for (const [title, words, why] of TITLES) {
  test(`words of ${JSON.stringify(title)}: ${why}`, () => {
    assert.deepEqual(titleWords(title), words);
  });
}

test('a title of a whole paragraph gives all its words', () => {
  const sentence = 'The film that has a very long title, as some do. ';
  assert.equal(titleWords(sentence.repeat(200)).length, 11 * 200);
});

test('a word is lower case, holds letters and digits only, and is its own only word', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (title) => {
      for (const word of titleWords(title)) {
        assert.match(word, /^[\p{L}\p{N}]+$/u);
        assert.deepEqual(titleWords(word), [word]);
      }
    }),
  );
});

test('words do not depend on how a title is composed or capitalised', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('é', 'Å', 'ß', 'x', ' ', "'", 'ñ')), (letters) => {
      const title = letters.join('');
      assert.deepEqual(titleWords(title.normalize('NFD')), titleWords(title.normalize('NFC')));
      assert.deepEqual(titleWords(title.toUpperCase()), titleWords(title));
    }),
  );
});

test('a film has a term for each word, genre and person and for its rating, in that order', () => {
  const terms = termsOf({
    title: 'New York, New York',
    genres: ['Drama', 'Sci-Fi', 'Drama', '', null],
    rating: 8.6,
    person_ids: [631, 12345678, 631],
  });
  assert.deepEqual(
    terms.map(({ field, term, tf }) => `${field}:${term} ${tf}`),
    [
      'title:new 2',
      'title:york 2',
      'genre:Drama 1',
      'genre:Sci-Fi 1',
      'rating:8.6 1',
      'person:nm0000631 1',
      'person:nm12345678 1',
    ],
  );
});

for (const [rating, term] of [
  [7, '7'],
  [6.5, '6.5'],
  [8.25, '8.25'],
] as const) {
  test(`a rating of ${rating.toFixed(2)} has no trailing zeros`, () => {
    assert.deepEqual(termsOf({ title: null, genres: null, rating, person_ids: null }), [
      { field: 'rating', term, tf: 1 },
    ]);
  });
}

test('a film of which nothing is known has no terms', () => {
  assert.deepEqual(termsOf({ title: '&', genres: null, rating: null, person_ids: null }), []);
  assert.deepEqual(termsOf({ title: null, genres: [], rating: null, person_ids: [] }), []);
});

test("persons' ids have at least seven digits, like IMDb's", () => {
  assert.equal(personTerm(1), 'nm0000001');
  assert.equal(personTerm(10_000_000), 'nm10000000');
});
