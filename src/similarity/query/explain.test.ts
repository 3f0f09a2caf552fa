import assert from 'node:assert/strict';
import test from 'node:test';
import * as fc from 'fast-check';
import { explainSimilarity, sharesByField } from './explain.ts';
import { similarityOf } from '../model/similarity.ts';
import { PRESET_NAMES, PRESETS } from '../model/presets.ts';
import { reasonsOf } from './reasons.ts';
import { collections, presetSets, modelOf } from '../testing/collection.ts';
import { asRow } from '../model/model.ts';

test('shares are positive, descend, and sum to the similarity', () => {
  fc.assert(
    fc.property(collections(1), presetSets, (collection, preset) => {
      const model = modelOf(collection, preset);
      for (const b of collection.filmIds.keys()) {
        const shares = explainSimilarity(model, asRow(0), asRow(b)).map(({ share }) => share);
        assert.ok(shares.every((share) => share > 0));
        assert.deepEqual(
          shares,
          shares.toSorted((x, y) => y - x),
        );
        if (b === 0) continue;
        const sum = shares.reduce((total, share) => total + share, 0);
        assert.ok(Math.abs(sum - similarityOf(model, asRow(0), asRow(b))) <= 1e-12);
      }
    }),
  );
});

test('the terms named are those that both films have', () => {
  fc.assert(
    fc.property(collections(2), (collection) => {
      const model = modelOf(collection);
      const named = explainSimilarity(model, asRow(0), asRow(1)).map(
        ({ field, term }) => `${field}:${term}`,
      );
      const common = collection.terms.filter((_, term) => {
        const ofAll = collection.tf.every((row) => row[term]! > 0);
        return collection.tf[0]![term]! > 0 && collection.tf[1]![term]! > 0 && !ofAll;
      });
      assert.deepEqual(
        new Set(named),
        new Set(common.map(({ field, term }) => `${field}:${term}`)),
      );
      assert.equal(new Set(named).size, named.length);
    }),
  );
});

test('by field and in words, the shares sum to the same similarity, under every preset', () => {
  const sumOf = (list: readonly { readonly share: number }[]): number =>
    list.reduce((sum, { share }) => sum + share, 0);
  const presets = fc.oneof(
    fc.constantFrom(...PRESET_NAMES.map((name) => PRESETS[name])),
    presetSets,
  );
  fc.assert(
    fc.property(collections(2), presets, (collection, preset) => {
      const model = modelOf(collection, preset);
      const terms = explainSimilarity(model, asRow(0), asRow(1));
      for (const shares of [sharesByField(terms), reasonsOf(terms, () => undefined)]) {
        assert.ok(Math.abs(sumOf(shares) - similarityOf(model, asRow(0), asRow(1))) <= 1e-12);
        assert.ok(shares.every(({ share }) => share > 0));
        assert.deepEqual(
          shares,
          shares.toSorted((one, other) => other.share - one.share),
        );
      }
      const fields = sharesByField(terms).map(({ field }) => field);
      assert.deepEqual(new Set(fields), new Set(terms.map(({ field }) => field)));
    }),
  );
});
