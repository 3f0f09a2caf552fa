import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shownFilms, WELL_KNOWN_TITLES } from './shown-films.ts';

function films(...wanted: readonly number[]) {
  return wanted.map((id) => ({ film_id: id }));
}

function ids(shown: readonly { readonly film_id: number }[]) {
  return shown.map(({ film_id: id }) => id);
}

test('the well-known films are shown first, in their own order, then one documentary', () => {
  const shown = shownFilms(films(114709, 78748), films(7, 8), []);
  assert.deepEqual(ids(shown), [78748, 114709, 7]);
});

test('a film of the same title is not taken for a well-known one', () => {
  assert.deepEqual(ids(shownFilms(films(999, 113277), [], [])), [113277]);
});

test('popular films fill the places up to ten, each film once', () => {
  const popular = films(78748, 7, 1, 2, 3, 4, 5, 6, 9, 10, 11);
  assert.deepEqual(
    ids(shownFilms(films(78748), films(7), popular)),
    [78748, 7, 1, 2, 3, 4, 5, 6, 9, 10],
  );
});

test('titles are matched whole', () => {
  const pattern = new RegExp(WELL_KNOWN_TITLES, 'i');
  assert.ok(pattern.test('Heat'));
  assert.ok(!pattern.test('Body Heat'));
});
