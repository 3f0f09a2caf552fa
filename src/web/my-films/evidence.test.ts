import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evidenceOf } from './evidence.ts';
import type { FilmState } from './film-state.ts';

test('ratings are evidence, likes without a rating, and nothing else', () => {
  const films = new Map<number, FilmState>([
    [1, { rating: 4.5, liked: true }],
    [2, { liked: true, seen: true }],
    [3, { seen: true, owned: true, watchlist: true, hidden: true }],
  ]);
  assert.deepEqual(evidenceOf(films), [
    { film_id: 1, rating: 4.5 },
    { film_id: 2, rating: 9 },
  ]);
});

test('the last ratings are sent where there are more than the API takes', () => {
  const films = new Map(Array.from({ length: 10_002 }, (_, i) => [i + 1, { rating: 5 }]));
  const evidence = evidenceOf(films);
  assert.equal(evidence.length, 10_000);
  assert.equal(evidence[0]?.film_id, 3);
});
