import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { affinity } from './affinity.ts';
import { likedTogether, type Likes } from './co-likes.ts';

const QUIET = { signal: new AbortController().signal, onFilms: () => {} };

/** Likes from lists of films by user. */
function likesOf(films: number, users: readonly (readonly number[])[]): Likes {
  let end = 0;
  const offsets = Int32Array.from([0, ...users.map((liked) => (end += liked.length))]);
  return { films, offsets, liked: Int32Array.from(users.flat()) };
}

/** The same by counting every pair on its own. */
function pairByPair(films: number, users: readonly (readonly number[])[], perFilm: number) {
  const likeAll = (...wanted: readonly number[]): number =>
    users.filter((liked) => wanted.every((film) => liked.includes(film))).length;
  const numbers = Array.from({ length: films }, (_, film) => film);
  return numbers.flatMap((film) =>
    numbers
      .filter((other) => other !== film)
      .map((other) => {
        const counts = { one: likeAll(film), other: likeAll(other), both: likeAll(film, other) };
        return { film, other, close: affinity(counts) };
      })
      .filter(({ close }) => close > 0)
      .toSorted((a, b) => b.close - a.close || a.other - b.other)
      .slice(0, perFilm),
  );
}

test('the closest films are those that counting pair by pair finds', async () => {
  const FILMS = 8;
  const user = fc.uniqueArray(fc.nat(FILMS - 1), { maxLength: FILMS });
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        user.map((liked) => liked.toSorted((a, b) => a - b)),
        { maxLength: 30 },
      ),
      fc.integer({ min: 1, max: FILMS }),
      async (users, perFilm) => {
        const { films, others, affinities } = await likedTogether(
          likesOf(FILMS, users),
          perFilm,
          QUIET,
        );
        const found = Array.from(films, (film, i) => ({
          film,
          other: others[i],
          close: affinities[i],
        }));
        assert.deepEqual(found, pairByPair(FILMS, users, perFilm));
      },
    ),
  );
});

test('affinity is symmetric, from 0 to 1, and grows with the people who like both', () => {
  fc.assert(
    fc.property(fc.nat(50), fc.nat(50), fc.nat(50), (both, more, others) => {
      const [one, other] = [both + more, both + others];
      const close = affinity({ one, other, both });
      assert.ok(close >= 0 && close < 1, `${close}`);
      assert.equal(close, affinity({ one: other, other: one, both }));
    }),
  );
  const liked = (both: number) => affinity({ one: 20, other: 20, both });
  assert.ok(liked(5) > liked(3) && liked(3) > liked(2));
  assert.equal(liked(1), 0);
});

test('the same share of twice the people tells more', () => {
  const few = affinity({ one: 10, other: 10, both: 5 });
  assert.equal(few, 0.25);
  assert.ok(affinity({ one: 20, other: 20, both: 10 }) > few);
});

test('an aborted search stops at its next pause', async () => {
  const controller = new AbortController();
  const users = Array.from({ length: 20 }, (_, user) => [user, 100 + user]);
  const searching = likedTogether(likesOf(200, users), 5, {
    signal: controller.signal,
    onFilms: (done) => {
      if (done > 0) controller.abort();
    },
  });
  await assert.rejects(searching, { name: 'AbortError' });
});
