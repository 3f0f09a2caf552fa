import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rankText } from './rank-text.ts';

test('the ranks of two films are those among the films similar to the other one', () => {
  assert.equal(
    rankText({ films: [{ title: 'Alien' }, { title: 'Aliens' }], ranks: [1, 1200], total: 36_000 }),
    'Of 36,000 films, Aliens ranks no. 1 in similarity to Alien, and Alien ranks no. 1,200 in similarity to Aliens.',
  );
});
