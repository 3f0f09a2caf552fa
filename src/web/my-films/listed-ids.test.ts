import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FilmState, MyFilms } from './film-state.ts';
import { listedIds, MOST_IDS } from './listed-ids.ts';

const FILMS: MyFilms = new Map<number, FilmState>([
  [1, { seen: true, owned: true }],
  [2, { watchlist: true }],
  [3, { rating: 4 }],
  [4, { hidden: true }],
  [5, { owned: true }],
]);

test('nothing is listed unless it is asked for', () => {
  assert.deepEqual(listedIds(FILMS, {}), {});
  assert.deepEqual(listedIds(new Map(), { hide: true }), {});
});

test('seen, rated and unwanted films are excluded together', () => {
  assert.deepEqual(listedIds(FILMS, { hide: true }), { exclude: [1, 3, 4] });
});

test('films that are left out in any case need no listing', () => {
  assert.deepEqual(listedIds(FILMS, {}, { without: ['hidden'] }), { exclude: [4] });
  assert.deepEqual(listedIds(FILMS, { hide: true }, { without: ['hidden'] }), {
    exclude: [1, 3, 4],
  });
});

test('a shelf is included, even if it is empty', () => {
  assert.deepEqual(listedIds(FILMS, { only: 'owned', hide: true }), {
    include: [1, 5],
    exclude: [1, 3, 4],
  });
  assert.deepEqual(listedIds(new Map(), { only: 'watchlist' }), { include: [] });
});

test('the server’s lists of the same name count as well, and no others', () => {
  const named = new Map([
    ['owned', '2026-01-01'],
    ['seen', '2026-01-01'],
    ['mystery', '2026-01-01'],
  ]);
  assert.deepEqual(listedIds(FILMS, { only: 'owned', hide: true }, { named }), {
    include: ['owned', 1, 5],
    exclude: ['seen', 1, 3, 4],
  });
  assert.deepEqual(listedIds(new Map(), { hide: true }, { named }), { exclude: ['seen'] });
  assert.deepEqual(listedIds(FILMS, {}, { named }), {});
});

test('no more ids are sent than the API takes', () => {
  const many = new Map<number, FilmState>(
    Array.from({ length: MOST_IDS + 5 }, (_, i) => [i + 1, { seen: true }]),
  );
  const { exclude = [] } = listedIds(many, { hide: true });
  assert.equal(exclude.length, MOST_IDS);
  assert.equal(exclude.at(-1), MOST_IDS + 5);
  const named = new Map([['seen', '2026-01-01']]);
  assert.equal(listedIds(many, { hide: true }, { named }).exclude?.length, MOST_IDS);
});
