import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mostPopularFirst, SuggestableFilms, SuggestablePeople } from './packed-suggestables.ts';

const films = new SuggestableFilms({
  film_id: Int32Array.of(30, 10, 20),
  title: ['Solaris', 'Stalker', 'Ivan’s Childhood'],
  original_title: ['Солярис', 'Stalker', 'Иваново детство'],
  year: Int32Array.of(1972, 1979, 0),
  rating: Float64Array.of(7.9, 8.1, 8),
  vote_count: Int32Array.of(900, 800, 100),
});
const people = new SuggestablePeople(
  {
    person_id: Int32Array.of(5, 6),
    name: ['Andrei Tarkovsky', 'Natalya Bondarchuk'],
    birth_year: Int32Array.of(1932, 0),
    death_year: Int32Array.of(1986, 0),
    films: Int32Array.of(3, 1),
    votes: Float64Array.of(6400, 900),
    known_first: Int32Array.of(10, 30),
    known_second: Int32Array.of(99, 0),
    known_third: Int32Array.of(20, 0),
  },
  films,
);

test('films and people are in order of their fame, films first where it is equal', () => {
  const all = mostPopularFirst(films, people);
  const found = Array.from({ length: all.length + 1 }, (_, place) => all.at(place)?.title);
  assert.deepEqual(found, [
    'Solaris',
    'Stalker',
    'Andrei Tarkovsky',
    'Natalya Bondarchuk',
    'Ivan’s Childhood',
    undefined,
  ]);
});

test('a film has its own title, its original one where that differs, and the name it was found by', () => {
  assert.deepEqual(
    [0, 1, 2, 3].map((place) => films.at(place)?.originalTitle),
    ['Солярис', null, 'Иваново детство', undefined],
  );
  const last = films.at(2);
  assert.deepEqual([last?.kind, last?.id, last?.year, last?.fame], ['film', 20, null, 100]);
  assert.deepEqual(last?.suggestion('Иваново детство'), {
    kind: 'film',
    film_id: 20,
    title: 'Ivan’s Childhood',
    year: null,
    rating: 8,
    vote_count: 100,
    matched_by: 'Иваново детство',
  });
});

test('a person is known for those of the films that there are', () => {
  assert.deepEqual(people.at(0)?.suggestion(null), {
    kind: 'person',
    person_id: 5,
    name: 'Andrei Tarkovsky',
    birth_year: 1932,
    death_year: 1986,
    films: 3,
    known_for: ['Stalker', 'Ivan’s Childhood'],
    matched_by: null,
  });
  const other = people.at(1)?.suggestion(null);
  assert.ok(other?.kind === 'person');
  assert.deepEqual([other.birth_year, other.death_year], [null, null]);
  assert.deepEqual(other.known_for, ['Solaris']);
  assert.equal(people.at(2), undefined);
});
