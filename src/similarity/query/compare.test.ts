import assert from 'node:assert/strict';
import test from 'node:test';
import * as fc from 'fast-check';
import { withFactors } from '../model/build-model.ts';
import { compareFilms } from './compare.ts';
import { similarityOf } from '../model/similarity.ts';
import {
  collections,
  denseWeights,
  factorSets,
  modelOf,
  presetSets,
} from '../testing/collection.ts';
import { asFilmId, asRow } from '../model/model.ts';

test('two films are split into what both have and what only one has, completely', () => {
  fc.assert(
    fc.property(
      collections(2),
      presetSets,
      fc.option(factorSets, { nil: undefined }),
      (collection, preset, factors) => {
        const used = factors ?? preset.factors;
        const model = modelOf(collection, preset);
        const [first = asFilmId(0), second = asFilmId(0)] = collection.filmIds.map(asFilmId);
        const compared = compareFilms(model, first, second, factors);
        const similarity = similarityOf(withFactors(model, used), asRow(0), asRow(1));
        assert.equal(compared.similarity, similarity);
        const sum = compared.shared.reduce((total, { share }) => total + share, 0);
        assert.ok(Math.abs(sum - similarity) <= 1e-12);

        const [a = [], b = []] = denseWeights(collection, preset).map((row) =>
          row.map((weight, i) => {
            const field = collection.terms[i]?.field ?? 'title';
            return weight * (used[field] ?? 0);
          }),
        );
        for (const [list, own, other] of [
          [compared.onlyFirst, a, b],
          [compared.onlySecond, b, a],
        ] as const) {
          const parts = new Map(list.map(({ field, term, part }) => [`${field}:${term}`, part]));
          const square = Math.hypot(...own) ** 2;
          for (const [i, { field, term }] of collection.terms.entries()) {
            const weight = own[i] ?? 0;
            const expected = weight > 0 && (other[i] ?? 0) === 0 ? weight ** 2 / square : 0;
            const part = parts.get(`${field}:${term}`) ?? 0;
            assert.ok(Math.abs(part - expected) <= 1e-12);
          }
          const ordered = list.map(({ part }) => part);
          assert.deepEqual(
            ordered,
            ordered.toSorted((x, y) => y - x),
          );
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('swapping two films swaps their comparison', () => {
  fc.assert(
    fc.property(collections(2), (collection) => {
      const model = modelOf(collection);
      const [first = asFilmId(0), second = asFilmId(0)] = collection.filmIds.map(asFilmId);
      const { onlyFirst, onlySecond, ...same } = compareFilms(model, first, second);
      assert.deepEqual(compareFilms(model, second, first), {
        ...same,
        onlyFirst: onlySecond,
        onlySecond: onlyFirst,
      });
    }),
  );
});

test('a film has nothing of its own compared with itself, and one without terms shares nothing', () => {
  const terms = [
    { field: 'title', term: 'a' },
    { field: 'person', term: 'nm1' },
  ] as const;
  const model = modelOf({
    filmIds: [1, 2, 3],
    terms,
    tf: [
      [1, 2],
      [0, 0],
      [1, 0],
    ],
  });
  const itself = compareFilms(model, asFilmId(1), asFilmId(1));
  assert.equal(itself.similarity, 1);
  assert.deepEqual([itself.onlyFirst, itself.onlySecond], [[], []]);
  const { similarity, shared, onlySecond } = compareFilms(model, asFilmId(1), asFilmId(2));
  assert.deepEqual([similarity, shared, onlySecond], [0, [], []]);
  assert.equal(compareFilms(model, asFilmId(2), asFilmId(2)).similarity, 1);
});

test('an unknown film is refused on either side', () => {
  const model = modelOf({ filmIds: [1], terms: [], tf: [[]] });
  assert.throws(() => compareFilms(model, asFilmId(1), asFilmId(9)), { code: 'film-unknown' });
  assert.throws(() => compareFilms(model, asFilmId(9), asFilmId(1)), { code: 'film-unknown' });
});
