import assert from 'node:assert/strict';
import test from 'node:test';
import { modelOf } from '../testing/collection.ts';
import { bothClasses, classesOfField, fieldTerms } from './film-classes.ts';

const MODEL = modelOf({
  filmIds: [11, 76, 80, 95, 99],
  terms: [
    { field: 'genre', term: 'Action' },
    { field: 'genre', term: 'Sci-Fi' },
    { field: 'rating', term: '8' },
    { field: 'person', term: 'nm1' },
  ],
  tf: [
    [1, 1, 1, 0],
    [1, 0, 0, 0],
    [1, 1, 0, 0],
    [0, 0, 1, 1],
    [2, 0, 0, 0],
  ],
});
const [GENRE, RATING, PERSON] = fieldTerms(MODEL);

test('the terms of each field are adjacent', () => {
  assert.deepEqual(
    [GENRE, RATING, PERSON],
    [
      { field: 1, from: 0, to: 2 },
      { field: 2, from: 2, to: 3 },
      { field: 3, from: 3, to: 4 },
    ],
  );
});

test('films with the same terms and weights are in one class, numbered in order', () => {
  assert.ok(GENRE && RATING);
  const genre = classesOfField(MODEL, GENRE, 9);
  assert.deepEqual(genre, {
    fields: [1],
    classOf: Int32Array.of(0, 1, 0, 2, 3),
    members: [0, 1, 3, 4],
  });
  const rating = classesOfField(MODEL, RATING, 9);
  assert.ok(rating);
  assert.deepEqual(bothClasses(genre, rating, 9), {
    fields: [1, 2],
    classOf: Int32Array.of(0, 1, 2, 3, 4),
    members: [0, 1, 2, 3, 4],
  });
});

test('too many classes give no grouping', () => {
  assert.ok(GENRE && RATING);
  assert.equal(classesOfField(MODEL, GENRE, 3), undefined);
  const [genre, rating] = [classesOfField(MODEL, GENRE, 4), classesOfField(MODEL, RATING, 4)];
  assert.ok(genre && rating);
  assert.equal(bothClasses(genre, rating, 4), undefined);
});
