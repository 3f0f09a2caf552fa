import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOST_RATINGS, ratedFilms } from './ratings.ts';

const MODEL = { filmIds: new Int32Array(new SharedArrayBuffer(12)) };
MODEL.filmIds.set([5, 70, 900]);

const rated = (...pairs: readonly (readonly [number, number])[]) =>
  ratedFilms(
    MODEL,
    pairs.map(([filmId, rating]) => ({ filmId, rating })),
  );

test('rated films are in the order of the model, whatever order they came in', () => {
  const { rows, ratings } = rated([900, 3], [5, 8]);
  assert.deepEqual([...rows], [0, 2]);
  assert.deepEqual([...ratings], [8, 3]);
});

test('the later of two ratings of a film counts', () => {
  const { rated: count, ratings } = rated([70, 2], [5, 8], [70, 9.5]);
  assert.equal(count, 2);
  assert.deepEqual([...ratings], [8, 9.5]);
});

test('films that the model does not have are counted, each once', () => {
  const { rated: count, rows } = rated([1, 8], [5, 8], [1, 9], [2, 1]);
  assert.equal(count, 3);
  assert.deepEqual([...rows], [0]);
});

test('a rating out of range is named by its place', () => {
  for (const rating of [0, 0.4, 10.5, -1, NaN, Infinity]) {
    assert.throws(() => rated([5, 8], [70, rating]), {
      code: 'request-invalid',
      message: `ratings/1/rating is ${rating}; ratings are from 0.5 to 10`,
      data: { criterion: 'ratings/1/rating' },
    });
  }
  assert.equal(rated([5, 0.5], [70, 10]).rows.length, 2);
});

test('ten thousand ratings are accepted, and one more is not', () => {
  const ratings = Array.from({ length: MOST_RATINGS }, (_, i) => ({ filmId: i, rating: 7 }));
  assert.equal(ratedFilms(MODEL, ratings).rated, MOST_RATINGS);
  assert.throws(() => ratedFilms(MODEL, [...ratings, { filmId: 5, rating: 7 }]), {
    code: 'request-invalid',
    message: 'ratings has 10001 ratings; send at most 10000',
  });
});
