import assert from 'node:assert/strict';
import test from 'node:test';
import * as fc from 'fast-check';
import { cosine, similarityOf } from './similarity.ts';
import {
  collections,
  denseSimilarities,
  factorSets,
  modelOf,
  normalisedSimilarities,
} from '../testing/collection.ts';
import { withFactors } from './build-model.ts';
import { asRow } from './model.ts';

test('a similarity is the cosine of the dense vectors, to the last bit', () => {
  fc.assert(
    fc.property(collections(), factorSets, (collection, factors) => {
      const model = modelOf(collection, factors);
      const found = collection.filmIds.map((_, a) =>
        collection.filmIds.map((_film, b) => similarityOf(model, asRow(a), asRow(b))),
      );
      assert.deepEqual(found, denseSimilarities(collection, factors));
    }),
  );
});

test('it is symmetric to the last bit, within [0, 1], and 1 for a film and itself', () => {
  fc.assert(
    fc.property(collections(1), factorSets, (collection, factors) => {
      const model = modelOf(collection, factors);
      for (const a of collection.filmIds.keys()) {
        assert.equal(similarityOf(model, asRow(a), asRow(a)), 1);
        for (const b of collection.filmIds.keys()) {
          const similarity = similarityOf(model, asRow(a), asRow(b));
          assert.equal(similarity, similarityOf(model, asRow(b), asRow(a)));
          assert.ok(similarity >= 0 && similarity <= 1, String(similarity));
        }
      }
    }),
  );
});

test('it agrees with dot products of vectors of length 1 to 1e-12', () => {
  fc.assert(
    fc.property(collections(), factorSets, (collection, factors) => {
      const model = modelOf(collection, factors);
      for (const [a, row] of normalisedSimilarities(collection, factors).entries()) {
        for (const [b, expected] of row.entries()) {
          if (a === b) continue;
          assert.ok(Math.abs(similarityOf(model, asRow(a), asRow(b)) - expected) <= 1e-12);
        }
      }
    }),
  );
});

test('two films with equal terms are similar by exactly 1', () => {
  fc.assert(
    fc.property(collections(2), factorSets, (collection, factors) => {
      const twins = { ...collection, tf: [collection.tf[0]!, ...collection.tf.slice(0, -1)] };
      const model = modelOf(twins, factors);
      assert.equal(similarityOf(model, asRow(0), asRow(1)), model.squaredNorms[0] === 0 ? 0 : 1);
    }),
  );
});

test('changing the factors of a model equals building it with them', () => {
  fc.assert(
    fc.property(collections(), factorSets, factorSets, (collection, first, second) => {
      const changed = withFactors(modelOf(collection, first), second);
      assert.deepEqual(changed, modelOf(collection, second));
    }),
  );
});

test('only the ratios of factors matter', () => {
  const collection = fc.sample(collections(20), { numRuns: 1, seed: 1 })[0]!;
  const one = modelOf(collection, { title: 1, genre: 2, rating: 0.5, person: 0 });
  const four = modelOf(collection, { title: 4, genre: 8, rating: 2, person: 0 });
  for (const a of collection.filmIds.keys()) {
    for (const b of collection.filmIds.keys()) {
      assert.equal(similarityOf(one, asRow(a), asRow(b)), similarityOf(four, asRow(a), asRow(b)));
    }
  }
});

test('rounding lifts no cosine above 1', () => {
  assert.equal(cosine(1 + Number.EPSILON, 1, 1), 1);
  assert.equal(cosine(0, 0, 0), 0);
});
