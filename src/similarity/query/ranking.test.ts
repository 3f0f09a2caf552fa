import assert from 'node:assert/strict';
import test from 'node:test';
import * as fc from 'fast-check';
import { createRanker } from './ranking.ts';
import {
  collections,
  denseRanking,
  denseSimilarities,
  presetSets,
  modelOf,
} from '../testing/collection.ts';
import { asRow } from '../model/model.ts';

const pages = fc.record({ offset: fc.nat(30), limit: fc.nat(30) });

test('a page is a slice of the sorted films that reach the threshold', () => {
  fc.assert(
    fc.property(collections(1), presetSets, pages, fc.nat(), (collection, preset, page, pick) => {
      const ranker = createRanker(modelOf(collection, preset));
      const similarities = denseSimilarities(collection, preset);
      const row = pick % collection.filmIds.length;
      // Similarities that occur are the thresholds that distinguish > from >=.
      for (const threshold of [0, 1, 0.5, ...similarities[row]!]) {
        const reach = denseRanking(similarities, row).filter(
          ({ similarity }) => similarity >= threshold,
        );
        assert.deepEqual(ranker.similarTo(asRow(row), { threshold, ...page }), {
          total: reach.length,
          films: reach
            .slice(page.offset, page.offset + page.limit)
            .map(({ row: other, similarity }) => ({
              row: other,
              filmId: collection.filmIds[other],
              similarity,
            })),
        });
      }
    }),
  );
});

test('pages put together are the ranking', () => {
  fc.assert(
    fc.property(collections(1), fc.integer({ min: 1, max: 7 }), (collection, limit) => {
      const { similarTo } = createRanker(modelOf(collection));
      const whole = similarTo(asRow(0), { threshold: 0, offset: 0, limit: 100 }).films;
      const parts = Array.from({ length: 25 }, (_, page) =>
        similarTo(asRow(0), { threshold: 0, offset: page * limit, limit }),
      );
      assert.deepEqual(
        parts.flatMap(({ films }) => films),
        whole,
      );
    }),
  );
});

test('a query leaves no trace in the next one', () => {
  const collection = fc.sample(collections(10), { numRuns: 1, seed: 7 })[0]!;
  const ranker = createRanker(modelOf(collection));
  const page = { threshold: 0.1, offset: 0, limit: 5 };
  const first = ranker.similarTo(asRow(0), page);
  ranker.similarTo(asRow(1), { threshold: 0, offset: 0, limit: 1000 });
  assert.deepEqual(ranker.similarTo(asRow(0), page), first);
});

for (const threshold of [-0.1, 1.1, NaN, Infinity]) {
  test(`a threshold of ${threshold} is refused`, () => {
    const collection = fc.sample(collections(2), { numRuns: 1, seed: 7 })[0]!;
    const ranker = createRanker(modelOf(collection));
    assert.throws(() => ranker.similarTo(asRow(0), { threshold, offset: 0, limit: 1 }), {
      code: 'request-invalid',
    });
  });
}
