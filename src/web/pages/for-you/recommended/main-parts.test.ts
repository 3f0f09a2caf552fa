import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mainParts, namedFirst } from './main-parts.ts';

const sharesOf = (shares: readonly number[], most: number, least: number): readonly number[] =>
  mainParts(
    shares.map((share) => ({ share })),
    { most, least },
  ).map(({ share }) => share);

test('parts that are small compared with the largest are left out, and so are those against a film', () => {
  assert.deepEqual(sharesOf([0.5, 0.2, 0.04, -0.6], 3, 0.3), [0.5, 0.2]);
});

test('no more parts are shown than requested, in the order given', () => {
  assert.deepEqual(sharesOf([0.2, 0.3, 0.25], 2, 0.3), [0.2, 0.3]);
});

test('where nothing is in favour, nothing is shown', () => {
  assert.deepEqual(sharesOf([], 3, 0.3), []);
  assert.deepEqual(sharesOf([-0.1, 0], 3, 0), []);
});

test('reasons that name nothing come after the others, which stay in order', () => {
  const reason = (text: string, by: 'group' | 'list') => ({
    text,
    group: { reason: { by, text, last: false } },
  });
  const reasons = [reason('same era', 'group'), reason('Crime', 'list'), reason('plot', 'list')];
  assert.deepEqual(
    namedFirst(reasons).map(({ text }) => text),
    ['Crime', 'plot', 'same era'],
  );
});
