import assert from 'node:assert/strict';
import test from 'node:test';
import { termsOf } from './terms-of-film.ts';
import { labelOf } from './term-label.ts';

const nameOf = (term: string) => (term === 'nm0000631' ? 'Ridley Scott' : term);

test('every kind of term has a label that people can read', () => {
  const terms = termsOf({
    title: 'Alien',
    genres: ['Horror', 'Sci-Fi'],
    rating: 8.5,
    year: 1979,
    language: 'ja',
    vote_count: 20_000,
    person_ids: [631],
    director_ids: [631],
    writer_ids: null,
    composer_ids: null,
    actor_ids: null,
    characters: ['Ellen Ripley'],
  });
  const labels = terms.map((term) => `${term.field}: ${labelOf(term, nameOf)}`);
  assert.deepEqual(labels, [
    'title: alien',
    'genre: Horror',
    'genre: Sci-Fi',
    'rating: rated 8.5',
    'person: Ridley Scott',
    'director: Ridley Scott',
    'character: Ellen Ripley',
    'word: alien',
    'series: alien … (Horror)',
    'series: alien … (Sci-Fi)',
    'mix: Horror and Sci-Fi',
    'era: 1970 to 1979',
    'era: 1975 to 1984',
    'era: 1950 to 1979',
    'era: 1960 to 1989',
    'era: 1970 to 1999',
    'language: Japanese',
    'votes: 3k to 30k votes',
    'votes: 10k to 100k votes',
    'score: rated 8 to 9',
    'score: rated 8.5 to 9.5',
  ]);
});

test('an unknown language code is shown as it is', () => {
  for (const term of ['qbn', 'x', '']) {
    assert.equal(labelOf({ field: 'language', term }, nameOf), term);
  }
});
