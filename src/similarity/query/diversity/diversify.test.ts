import assert from 'node:assert/strict';
import test from 'node:test';
import * as fc from 'fast-check';
import { withFactors } from '../../model/build-model.ts';
import { PRESETS } from '../../model/presets.ts';
import { similarityOf } from '../../model/similarity.ts';
import { collections, factorSets, modelOf } from '../../testing/collection.ts';
import { skewedCollections } from '../../testing/skewed.ts';
import { createAnswerer } from '../answer.ts';
import { diverseAnswer, DIVERSIFIED } from './diversify.ts';
import { asFilmId } from '../../model/model.ts';

function someModel(films: number) {
  const [collection] = fc.sample(skewedCollections(films, films), { numRuns: 1, seed: 7 });
  assert.ok(collection);
  return modelOf(collection);
}

const diversities = fc.constantFrom(0.1, 0.3, 0.5, 0.9, 1);

test('every film adds the most to the films before it', () => {
  const asked = collections(2).chain((collection) =>
    fc.record({
      collection: fc.constant(collection),
      liked: fc.nat(collection.filmIds.length - 1),
      factors: fc.option(factorSets, { nil: undefined }),
      diversity: diversities,
      threshold: fc.constantFrom(0, 0.1),
    }),
  );
  fc.assert(
    fc.property(asked, ({ collection, liked, factors, diversity, threshold }) => {
      const model = modelOf(collection);
      const answer = createAnswerer(model);
      const query = {
        like: [{ filmId: asFilmId(collection.filmIds[liked] ?? 0) }],
        ...(factors && { factors }),
        threshold,
        limit: 100,
      };
      const plain = answer(query);
      const { films, total } = diverseAnswer(model, answer, query, diversity);
      assert.equal(total, plain.total);
      const byRow = (a: { row: number }, b: { row: number }) => a.row - b.row;
      assert.deepEqual(films.toSorted(byRow), plain.films.toSorted(byRow));

      const compared = withFactors(model, factors ?? PRESETS.seed.factors);
      for (const [i, film] of films.entries()) {
        const valueOf = ({ row, similarity }: typeof film) => {
          const before = films.slice(0, i).map((other) => similarityOf(compared, row, other.row));
          return (1 - diversity) * similarity - diversity * Math.max(0, ...before);
        };
        const best = Math.max(...films.slice(i).map(valueOf));
        assert.ok(valueOf(film) >= best - 1e-12, `place ${i}`);
      }
    }),
    { numRuns: 300 },
  );
});

test('pages are parts of one order, and what follows the reordered films stays', () => {
  const model = someModel(DIVERSIFIED + 100);
  const answer = createAnswerer(model);
  const like = [{ filmId: asFilmId(model.filmIds[5] ?? 0) }];
  const plain = answer({ like, limit: 1000 }).films;
  const whole = diverseAnswer(model, answer, { like, limit: 1000 }, 0.5).films;
  assert.equal(whole.length, plain.length);
  assert.notDeepEqual(whole, plain);
  assert.deepEqual(whole.slice(DIVERSIFIED), plain.slice(DIVERSIFIED));
  fc.assert(
    fc.property(fc.nat(450), fc.integer({ min: 1, max: 450 }), (offset, limit) => {
      const page = diverseAnswer(model, answer, { like, offset, limit }, 0.5);
      assert.deepEqual(page.films, whole.slice(offset, offset + limit));
    }),
    { numRuns: 60 },
  );
});

test('a diversity of 0 gives the plain order', () => {
  const model = someModel(400);
  const answer = createAnswerer(model);
  const query = {
    like: [{ filmId: asFilmId(model.filmIds[9] ?? 0) }],
    limit: 400,
    histogram: 10,
  };
  assert.deepEqual(diverseAnswer(model, answer, query, 0), answer(query));
});
