import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mainParts } from './main-parts.ts';

const sharesOf = (shares: readonly number[], most: number, least: number): readonly number[] =>
  mainParts(
    shares.map((share) => ({ share })),
    { most, least },
  ).map(({ share }) => share);

test('parts that are small beside the largest are left out, and so are those against a film', () => {
  assert.deepEqual(sharesOf([0.5, 0.2, 0.04, -0.6], 3, 0.3), [0.5, 0.2]);
});

test('no more parts are told than asked for, in the order given', () => {
  assert.deepEqual(sharesOf([0.2, 0.3, 0.25], 2, 0.3), [0.2, 0.3]);
});

test('where nothing is in favour, nothing is told', () => {
  assert.deepEqual(sharesOf([], 3, 0.3), []);
  assert.deepEqual(sharesOf([-0.1, 0], 3, 0), []);
});
