import assert from 'node:assert/strict';
import test from 'node:test';
import * as fc from 'fast-check';
import { collections, modelOf } from '../testing/collection.ts';
import { skewedCollections } from '../testing/skewed.ts';
import { queryClasses } from './query-classes.ts';

test('every film has the terms of its class, and no others of the field', () => {
  fc.assert(
    fc.property(fc.oneof(collections(), skewedCollections(20, 60)), (collection) => {
      const model = modelOf(collection);
      const { from, to, rows, classOf } = queryClasses(model);
      for (const row of collection.filmIds.keys()) {
        const terms = [...model.rowTerms].slice(model.rowOffsets[row], model.rowOffsets[row + 1]);
        const ofClass = classOf[row] ?? -1;
        const weighed = terms.filter(
          (term, place) =>
            term >= from &&
            term < to &&
            model.rowWeights[(model.rowOffsets[row] ?? 0) + place] !== 0,
        );
        const [start, end] = [rows.rowOffsets[ofClass], rows.rowOffsets[ofClass + 1]];
        const found = [...rows.rowTerms]
          .slice(start, end)
          .filter((_, place) => rows.rowWeights[(start ?? 0) + place] !== 0);
        assert.deepEqual(found, weighed);
      }
    }),
  );
});

test('films without terms are in one class without terms', () => {
  const model = modelOf({ filmIds: [1, 2], terms: [], tf: [[], []] });
  const { from, to, rows, classOf } = queryClasses(model);
  assert.deepEqual([from, to, [...rows.rowOffsets], [...classOf]], [0, 0, [0, 0], [0, 0]]);
});
