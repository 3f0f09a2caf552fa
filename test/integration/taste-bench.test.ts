/** What `npm run bench -- taste` measures, on people and films that can be checked by eye. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figuresOf } from '../../bench/taste/measures.ts';
import { FOLDS, personOf, type Person } from '../../bench/taste/people.ts';
import { meansOf } from '../../bench/taste/report.ts';

const rate = (...pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([filmId, rating]) => ({ filmId, rating }));

const person = (hidden: Person['hidden']): Person => ({
  half: 'B',
  fold: 0,
  shown: rate([1, 9], [2, 3]),
  hidden,
  below: [],
});

const scores = (...ids: readonly number[]) => new Map(ids.map((filmId, place) => [filmId, -place]));

const near = (actual: number | undefined, expected: number) =>
  assert.ok(Math.abs((actual ?? NaN) - expected) < 1e-12, `${actual} for ${expected}`);

test('half of what a person rated is hidden, the same half each time', () => {
  const all = Array.from({ length: 31 }, (_, i) => ({ filmId: i + 1, rating: (i % 10) + 1 }));
  const { shown, hidden, ...who } = personOf(12, all);
  assert.equal(shown.length, 16);
  assert.equal(hidden.length, 15);
  assert.deepEqual(
    [...shown, ...hidden].sort((one, other) => one.filmId - other.filmId),
    all,
  );
  assert.deepEqual(personOf(12, all.toReversed()), { shown, hidden, ...who });
  assert.notDeepEqual(
    personOf(13, all).shown.map(({ filmId }) => filmId),
    shown.map(({ filmId }) => filmId),
  );
});

test('people are divided about equally', () => {
  const halves = Array.from({ length: 600 }, (_, i) => personOf(i + 1, []).half);
  const inA = halves.filter((half) => half === 'A').length;
  assert.ok(inA > 260 && inA < 340, `${inA} of 600`);
  const folds = Map.groupBy(halves.keys(), (place) => personOf(place + 1, []).fold);
  assert.equal(folds.size, FOLDS);
  for (const people of folds.values()) assert.ok(people.length > 90 && people.length < 150);
});

test('what a person was shown does not compete, and equal scores are ordered by film', () => {
  const candidates = [1, 2, 3, 4, 5];
  const { precision, gain, auc } = figuresOf(
    person(rate([3, 8], [4, 6], [5, 10])),
    candidates,
    scores(1, 2, 4, 3, 5),
  );
  near(precision, 0.2);
  // 4 is first, then the liked 3 and 5
  near(gain, (1 / Math.log2(3) + 1 / Math.log2(4)) / (1 + 1 / Math.log2(3)));
  near(auc, 0);
  const tied = figuresOf(person(rate([3, 8], [4, 6])), candidates, new Map());
  near(tied.gain, 1);
  near(tied.auc, 0.5);
});

test('half of what they rated of films rated too low is shown besides', () => {
  const all = rate([1, 9], [2, 3], [3, 7]);
  const below = rate([4, 2], [5, 4], [6, 6], [7, 8]);
  const { below: drawn, ...who } = personOf(12, all, below);
  assert.deepEqual({ ...who, below: [] }, personOf(12, all));
  assert.equal(drawn.length, 2);
  assert.ok(drawn.every((one) => below.some(({ filmId }) => filmId === one.filmId)));
});

test('a rating between liking and disliking says nothing', () => {
  const between = figuresOf(person(rate([3, 7])), [3, 4], scores(3, 4));
  assert.deepEqual(between, { liked: 0, pairs: 0 });
  const liking = figuresOf(person(rate([3, 8], [4, 7])), [3, 4], scores(4, 3));
  near(liking.precision, 0.1);
  assert.equal(liking.auc, undefined);
});

test('means are of people, and of pairs or of those who like ten films where that is said', () => {
  const means = meansOf('B', [
    { liked: 10, pairs: 30, precision: 0.6, gain: 0.5, auc: 0.9 },
    { liked: 2, pairs: 10, precision: 0.2, gain: 0.3, auc: 0.5 },
    { liked: 0, pairs: 0 },
  ]);
  near(means.precision, 0.4);
  near(means.gain, 0.4);
  near(means.auc, 0.7);
  near(means.precisionOfTen, 0.6);
  near(means.aucOfPairs, 0.8);
  assert.deepEqual(means.people, { liking: 2, both: 2, ten: 1 });
});
