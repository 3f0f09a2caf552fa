import assert from 'node:assert/strict';
import test from 'node:test';
import * as fc from 'fast-check';
import { cosine, similarityOf } from './similarity.ts';
import {
  collections,
  denseSimilarities,
  presetSets,
  modelOf,
  normalisedSimilarities,
} from '../testing/collection.ts';
import { withPreset } from './build-model.ts';
import { withPostings } from './postings.ts';
import { asRow } from './model.ts';
import { PRESETS, type FieldFactors, type Preset } from './presets.ts';

test('a similarity is the cosine of the dense vectors, to the last bit', () => {
  fc.assert(
    fc.property(collections(), presetSets, (collection, preset) => {
      const model = modelOf(collection, preset);
      const found = collection.filmIds.map((_, a) =>
        collection.filmIds.map((_film, b) => similarityOf(model, asRow(a), asRow(b))),
      );
      assert.deepEqual(found, denseSimilarities(collection, preset));
    }),
  );
});

test('it is symmetric to the last bit, within [0, 1], and 1 for a film and itself', () => {
  fc.assert(
    fc.property(collections(1), presetSets, (collection, preset) => {
      const model = modelOf(collection, preset);
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
    fc.property(collections(), presetSets, (collection, preset) => {
      const model = modelOf(collection, preset);
      for (const [a, row] of normalisedSimilarities(collection, preset).entries()) {
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
    fc.property(collections(2), presetSets, (collection, preset) => {
      const twins = { ...collection, tf: [collection.tf[0]!, ...collection.tf.slice(0, -1)] };
      const model = modelOf(twins, preset);
      assert.equal(similarityOf(model, asRow(0), asRow(1)), model.squaredNorms[0] === 0 ? 0 : 1);
    }),
  );
});

test('changing the preset of a model equals building it with the other', () => {
  fc.assert(
    fc.property(collections(), presetSets, presetSets, (collection, first, second) => {
      const changed = withPreset(modelOf(collection, first), second);
      assert.deepEqual(withPostings(changed), modelOf(collection, second));
    }),
  );
});

function presetOf(factors: FieldFactors): Preset {
  return { ...PRESETS.balanced, factors };
}

test('only the ratios of factors matter', () => {
  const collection = fc.sample(collections(20), { numRuns: 1, seed: 1 })[0]!;
  const one = modelOf(collection, presetOf({ title: 1, genre: 2, rating: 0.5, person: 0 }));
  const four = modelOf(collection, presetOf({ title: 4, genre: 8, rating: 2, person: 0 }));
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
