import assert from 'node:assert/strict';
import test from 'node:test';
import * as fc from 'fast-check';
import { FIELDS, type Field } from './similarity-fields.ts';
import { NOTHING_KNOWN, termsOf, type FilmFeatures } from './terms-of-film.ts';

/** The terms of one field, with tf where it is not 1. */
function termsIn(field: Field, features: Partial<FilmFeatures>): readonly string[] {
  return termsOf({ ...NOTHING_KNOWN, ...features })
    .filter((term) => term.field === field)
    .map(({ term, tf }) => (tf === 1 ? term : `${term} ${tf}`));
}

test('the fields of the preset seed have a term for each word, genre, rating and person', () => {
  const film = {
    title: 'New York, New York',
    genres: ['Drama', 'Sci-Fi', 'Drama', '', null],
    rating: 8.6,
    person_ids: [631, 12345678, 631],
  };
  assert.deepEqual(termsIn('title', film), ['new 2', 'york 2']);
  assert.deepEqual(termsIn('genre', film), ['Drama', 'Sci-Fi']);
  assert.deepEqual(termsIn('rating', film), ['8.6']);
  assert.deepEqual(termsIn('person', film), ['nm0000631', 'nm12345678']);
});

for (const [rating, term] of [
  [7, '7'],
  [6.5, '6.5'],
  [8.25, '8.25'],
] as const) {
  test(`a rating of ${rating.toFixed(2)} has no trailing zeros`, () => {
    assert.deepEqual(termsIn('rating', { rating }), [term]);
  });
}

test('a film about which nothing is known has no terms', () => {
  assert.deepEqual(termsOf(NOTHING_KNOWN), []);
  const empty = { title: '&', genres: [], person_ids: [], actor_ids: [], characters: [null, ''] };
  assert.deepEqual(termsOf({ ...NOTHING_KNOWN, ...empty, language: '', vote_count: 0 }), []);
});

test('directors, writers and composers are listed once each', () => {
  const film = { director_ids: [1, 1], writer_ids: [1, 2, 2], composer_ids: [3] };
  assert.deepEqual(termsIn('director', film), ['nm0000001']);
  assert.deepEqual(termsIn('writer', film), ['nm0000001', 'nm0000002']);
  assert.deepEqual(termsIn('composer', film), ['nm0000003']);
});

test('the leads are the first three actors billed, each counted once', () => {
  const leads = termsIn('lead', { actor_ids: [5, 4, 5, 3, 2] });
  assert.deepEqual(leads, ['nm0000005', 'nm0000004', 'nm0000003']);
});

test('characters count when they have a full name', () => {
  const characters = [
    'James Bond (archive footage)',
    'JAMES BOND',
    'Self',
    'Self - Host',
    'Jack',
    'The Doctor',
    'The White Witch',
    'Zoë Müller',
    null,
  ];
  assert.deepEqual(termsIn('character', { characters }), [
    'james bond',
    'white witch',
    'zoe muller',
  ]);
});

test('the distinctive words of a title leave out common words', () => {
  assert.deepEqual(termsIn('word', { title: 'The Rings and the Ring Story 2' }), ['ring', 'story']);
});

test('the beginning of a title is combined with each genre', () => {
  const film = { title: 'Alien³', genres: ['Sci-Fi', 'Horror'] };
  assert.deepEqual(termsIn('series', film), ['alien/Horror', 'alien/Sci-Fi']);
  assert.deepEqual(termsIn('series', { title: 'Alien' }), []);
});

test('genres count in pairs, regardless of their order', () => {
  const pairs = ['Drama+Horror', 'Drama+Sci-Fi', 'Horror+Sci-Fi'];
  assert.deepEqual(termsIn('mix', { genres: ['Sci-Fi', 'Drama', 'Horror'] }), pairs);
  assert.deepEqual(termsIn('mix', { genres: ['Horror', 'Sci-Fi', 'Drama', 'Horror'] }), pairs);
  assert.deepEqual(termsIn('mix', { genres: ['Drama'] }), []);
});

test('a year is in two ranges of ten years and three of thirty', () => {
  assert.deepEqual(termsIn('era', { year: 1979 }), [
    '1970-1979',
    '1975-1984',
    '1950-1979',
    '1960-1989',
    '1970-1999',
  ]);
});

test('the closer two films are in time, votes or rating, the more ranges they share', () => {
  const shared = (field: Field, a: Partial<FilmFeatures>, b: Partial<FilmFeatures>): number =>
    termsIn(field, a).filter((term) => termsIn(field, b).includes(term)).length;
  const years = (a: number, b: number): number => shared('era', { year: a }, { year: b });
  assert.deepEqual(
    [1979, 1981, 1985, 1992, 2005, 2030].map((year) => years(1979, year)),
    [5, 3, 2, 1, 0, 0],
  );
  const scores = [8.6, 8.4, 7.9, 6.1].map((rating) => shared('score', { rating: 8.6 }, { rating }));
  assert.deepEqual(scores, [2, 1, 0, 0]);
  const votes = [20_000, 40_000, 200_000].map((vote_count) =>
    shared('votes', { vote_count: 20_000 }, { vote_count }),
  );
  assert.deepEqual(votes, [2, 1, 0]);
});

test('a range of ratings includes its beginning, but not its end', () => {
  assert.deepEqual(termsIn('score', { rating: 8 }), ['7.5-8.5', '8-9']);
  assert.deepEqual(termsIn('score', { rating: 8.6 }), ['8-9', '8.5-9.5']);
});

test('votes are in two tenfold ranges', () => {
  assert.deepEqual(termsIn('votes', { vote_count: 20_000 }), ['3k-30k', '10k-100k']);
  assert.deepEqual(termsIn('votes', { vote_count: 1_000_000 }), ['300k-3M', '1M-10M']);
  assert.deepEqual(termsIn('votes', { vote_count: 501 }), ['100-1k', '300-3k']);
});

test('a known language is a term', () => {
  assert.deepEqual(termsIn('language', { language: 'ja' }), ['ja']);
  assert.deepEqual(termsIn('language', { language: null }), []);
});

test('each term of a film is listed once, in the order of the fields', () => {
  const texts = fc.option(fc.string({ unit: 'grapheme', maxLength: 30 }), { nil: null });
  const ids = fc.option(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 8 }), { nil: null });
  const films = fc.record({
    title: texts,
    genres: fc.option(fc.array(texts, { maxLength: 4 }), { nil: null }),
    rating: fc.option(fc.integer({ min: 10, max: 100 }).map((tenths) => tenths / 10)),
    year: fc.option(fc.integer({ min: 1874, max: 2100 })),
    language: texts,
    vote_count: fc.option(fc.nat()),
    person_ids: ids,
    director_ids: ids,
    writer_ids: ids,
    composer_ids: ids,
    actor_ids: ids,
    characters: fc.option(fc.array(texts, { maxLength: 5 }), { nil: null }),
  });
  fc.assert(
    fc.property(films, (film) => {
      const terms = termsOf({ ...NOTHING_KNOWN, ...film });
      const keys = terms.map(({ field, term }) => `${field}:${term}`);
      assert.equal(new Set(keys).size, keys.length);
      const places = terms.map(({ field }) => FIELDS.indexOf(field));
      assert.deepEqual(
        places,
        places.toSorted((a, b) => a - b),
      );
      assert.ok(terms.every(({ term, tf }) => term !== '' && Number.isInteger(tf) && tf > 0));
    }),
  );
});
