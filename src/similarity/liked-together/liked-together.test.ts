import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { eliminate } from '../testing/eliminate.ts';
import { affinity } from './affinity.ts';
import { likedTogether, type Limits } from './liked-together.ts';
import type { Likes } from './shared-likes.ts';
import { solve } from './solve.ts';

const QUIET = { signal: new AbortController().signal, onFilms: () => {} };

/** By user and film; 0 where they have not rated it, or do not like it. */
type Weights = readonly (readonly number[])[];

function likesOf(films: number, users: Weights): Likes {
  const entries = users.map((weights) => [...weights.entries()].filter(([, weight]) => weight > 0));
  let end = 0;
  return {
    films,
    offsets: Int32Array.from([0, ...entries.map((own) => (end += own.length))]),
    rated: Int32Array.from(entries.flat(), ([film]) => film),
    weights: Float32Array.from(entries.flat(), ([, weight]) => weight),
  };
}

/** The same by the definition: all sums by themselves, and Gauss-Jordan elimination. */
function byDefinition(films: number, users: Weights, { predictors, perFilm }: Limits) {
  const sum = (one: number, other: number): number =>
    users.reduce((all, weights) => all + weights[one]! * weights[other]!, 0);
  const numbers = Array.from({ length: films }, (_, film) => film);
  const predicting = numbers
    .toSorted((a, b) => sum(b, b) - sum(a, a) || a - b)
    .slice(0, predictors)
    .toSorted((a, b) => a - b);
  return numbers.flatMap((film) => {
    const chosen = predicting
      .filter((other) => other !== film)
      .map((other) => ({
        other,
        close: affinity({
          one: sum(film, film),
          other: sum(other, other),
          both: sum(film, other),
        }),
      }))
      .filter(({ close }) => close > 0)
      .toSorted((a, b) => b.close - a.close || a.other - b.other)
      .slice(0, perFilm)
      .map(({ other }) => other)
      .toSorted((a, b) => a - b);
    const weights = eliminate(
      chosen.map((one) =>
        chosen.map((other) => (one === other ? 2 * sum(one, one) + 100 : sum(one, other))),
      ),
      chosen.map((other) => sum(film, other)),
    );
    return chosen.flatMap((other, at) =>
      weights[at]! > 0 ? [{ film, other, weight: weights[at]! }] : [],
    );
  });
}

const FILMS = 8;
// sixteenths, whose products have exact sums in any order, so that equal affinities are equal
const weight = fc.constantFrom(0, 0, 0.25, 1, 1.5, 2.0625);
const people = fc.array(fc.array(weight, { minLength: FILMS, maxLength: FILMS }), {
  maxLength: 30,
});
const limit = fc.integer({ min: 1, max: FILMS });

test('weights are those of the regression by its definition', async () => {
  await fc.assert(
    fc.asyncProperty(people, limit, limit, async (users, predictors, perFilm) => {
      const limits = { predictors, perFilm };
      const { films, others, weights } = await likedTogether(likesOf(FILMS, users), limits, QUIET);
      const expected = byDefinition(FILMS, users, limits).filter((one) => one.weight > 1e-9);
      const found = Array.from(films, (film, i) => ({
        film,
        other: others[i]!,
        weight: weights[i]!,
      })).filter((one) => one.weight > 1e-9);
      const pair = (one: { readonly film: number; readonly other: number }) =>
        `${one.film} ${one.other}`;
      assert.deepEqual(found.map(pair), expected.map(pair));
      for (const [i, one] of found.entries()) {
        assert.ok(Math.abs(one.weight - expected[i]!.weight) < 1e-9, `${pair(one)} ${one.weight}`);
      }
    }),
  );
});

test('a film that is liked with another for the sake of a third says less of it', async () => {
  // everyone who likes 1 likes 0 and 2, and many like 0 and 2 without it
  const users = Array.from({ length: 90 }, (_, user) => [1, user % 3 === 0 ? 1 : 0, 1]);
  const found = await likedTogether(likesOf(3, users), { predictors: 3, perFilm: 3 }, QUIET);
  const says = (film: number, other: number): number =>
    found.weights[found.films.findIndex((one, i) => one === film && found.others[i] === other)] ??
    0;
  const closer =
    affinity({ one: 90, other: 90, both: 90 }) / affinity({ one: 90, other: 30, both: 30 });
  assert.ok(says(0, 2) > 1.2 * closer * says(0, 1), `${says(0, 2)} and ${says(0, 1)}`);
});

test('a positive definite system is solved', () => {
  const size = 5;
  const numbers = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), {
    minLength: size * size,
    maxLength: size * size,
  });
  fc.assert(
    fc.property(numbers, (values) => {
      const at = (row: number, column: number): number =>
        values.slice(0, size).reduce(
          (sum, _, k) => {
            return sum + values[row * size + k]! * values[column * size + k]!;
          },
          Number(row === column),
        );
      const matrix = Float64Array.from({ length: size * size }, (_, i) =>
        at(Math.floor(i / size), i % size),
      );
      const found = Float64Array.from({ length: size }, (_, i) => i - 1);
      solve(matrix, found);
      for (let row = 0; row < size; row++) {
        const product = found.reduce((sum, value, column) => sum + at(row, column) * value, 0);
        assert.ok(Math.abs(product - (row - 1)) < 1e-6, `${product} for ${row - 1}`);
      }
    }),
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
  const users = Array.from({ length: 20 }, (_, user) =>
    Array.from({ length: 200 }, (_one, film) => Number(film === user || film === 100 + user)),
  );
  const limits = { predictors: 200, perFilm: 5 };
  const searching = likedTogether(likesOf(200, users), limits, {
    signal: controller.signal,
    onFilms: (done) => {
      if (done > 0) controller.abort();
    },
  });
  await assert.rejects(searching, { name: 'AbortError' });
});
