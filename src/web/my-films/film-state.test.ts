import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  idsOn,
  isOn,
  ratedAs,
  SHELF_CHANGES,
  withChanges,
  withStates,
  type MyFilms,
} from './film-state.ts';

const NONE: MyFilms = new Map();

test('a film keeps what was said before, and the film marked last is at the end', () => {
  const before = withChanges(NONE, [
    [1, { owned: true }],
    [2, { seen: true }],
  ]);
  const after = withChanges(before, [[1, ratedAs(8)]]);
  assert.deepEqual(
    [...after],
    [
      [2, { seen: true }],
      [1, { rating: 8, owned: true }],
    ],
  );
  assert.deepEqual([...before.keys()], [1, 2], 'the films before are left as they were');
});

test('a film about which nothing is left is gone', () => {
  const films = withChanges(new Map([[1, { hidden: true }]]), [[1, { hidden: undefined }]]);
  assert.equal(films.size, 0);
});

test('a rated or liked film has been seen, and is on no other shelf', () => {
  assert.ok(isOn('seen', { rating: 3 }));
  assert.ok(isOn('seen', { liked: true }));
  assert.ok(!isOn('rated', { seen: true }));
  assert.deepEqual(
    idsOn(
      'seen',
      new Map([
        [1, { rating: 3 }],
        [2, { owned: true }],
        [3, { seen: true }],
      ]),
    ),
    [1, 3],
  );
});

test('what has been seen, rated or turned down leaves the watchlist', () => {
  const waiting: MyFilms = new Map([[1, { watchlist: true }]]);
  for (const change of [SHELF_CHANGES.seen[0], SHELF_CHANGES.hidden[0], ratedAs(7)]) {
    assert.deepEqual(idsOn('watchlist', withChanges(waiting, [[1, change]])), []);
  }
});

test('a film that is no longer seen has no rating', () => {
  const films = withChanges(new Map([[1, { rating: 9, owned: true }]]), [
    [1, SHELF_CHANGES.seen[1]],
  ]);
  assert.deepEqual(films.get(1), { owned: true });
});

test('a film whose rating is taken back has still been seen', () => {
  const films = withChanges(new Map([[1, { rating: 9 }]]), [[1, ratedAs(undefined)]]);
  assert.deepEqual(films.get(1), { seen: true });
});

test('states are put back as they were, with films that were unknown removed', () => {
  const before: MyFilms = new Map([[1, { watchlist: true }]]);
  const after = withChanges(before, [
    [1, ratedAs(7)],
    [2, { hidden: true }],
  ]);
  const back = withStates(
    after,
    [1, 2].map((id) => [id, before.get(id)]),
  );
  assert.deepEqual([...back], [...before]);
});
