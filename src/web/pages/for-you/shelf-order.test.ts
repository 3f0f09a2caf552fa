import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FilmState, MyFilms } from '../../my-films/film-state.ts';
import { shelfOrder } from './shelf-order.ts';

const FILMS: MyFilms = new Map<number, FilmState>([
  [1, { rating: 8, owned: true }],
  [2, { rating: 9 }],
  [3, { owned: true }],
  [4, { rating: 8 }],
]);

test('the films of a shelf are listed from the last that was marked', () => {
  assert.deepEqual(shelfOrder('owned', FILMS), [3, 1]);
  assert.deepEqual(shelfOrder('hidden', FILMS), []);
});

test('rated films are listed from the highest rating, the last of equals first', () => {
  assert.deepEqual(shelfOrder('rated', FILMS), [2, 4, 1]);
});
