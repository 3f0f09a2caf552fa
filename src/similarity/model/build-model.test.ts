import assert from 'node:assert/strict';
import test from 'node:test';
import { buildModel, type ModelColumns } from './build-model.ts';
import { asFilmId, rowOf, termAt } from './model.ts';
import { PRESETS } from './presets.ts';

const COLUMNS: ModelColumns = {
  filmIds: [11, 76, 80759],
  terms: [
    { field: 'title', term: 'wars' },
    { field: 'genre', term: '七' },
  ],
  weights: { filmIds: [80759, 11, 11], terms: [0, 1, 0], weights: [3, 4, 3] },
};

test('a model holds its weights by film and by term', () => {
  const model = buildModel(COLUMNS, {
    ...PRESETS.seed,
    factors: { ...PRESETS.seed.factors, genre: 2 },
  });
  assert.deepEqual([...model.rowOffsets], [0, 2, 2, 3]);
  assert.deepEqual([...model.rowTerms], [0, 1, 0]);
  assert.deepEqual([...model.rowWeights], [3, 4, 3]);
  assert.deepEqual([...model.termOffsets], [0, 2, 3]);
  assert.deepEqual([...model.termRows], [0, 2, 0]);
  assert.deepEqual([...model.termWeights], [3, 3, 4]);
  assert.deepEqual([...model.termFactors], [1, 4]);
  assert.deepEqual([...model.squaredNorms], [9 + 16 * 4, 0, 9]);
});

test('films are found by id, terms by number', () => {
  const model = buildModel(COLUMNS, PRESETS.seed);
  assert.deepEqual(
    [11, 76, 80759, 12, 0, 99999999].map((id) => rowOf(model, asFilmId(id))),
    [0, 1, 2, undefined, undefined, undefined],
  );
  assert.deepEqual([termAt(model, 0), termAt(model, 1)], COLUMNS.terms);
});

test('every array of a model is shared between threads, and a clone is the same model', () => {
  const model = buildModel(COLUMNS, PRESETS.seed);
  const { exponents: _, fields: __, ...arrays } = model;
  for (const [name, array] of Object.entries(arrays)) {
    assert.ok(array.buffer instanceof SharedArrayBuffer, name);
  }
  const clone = structuredClone(model);
  assert.deepEqual(clone, model);
});

const { weights } = COLUMNS;
const REFUSED: Readonly<Record<string, ModelColumns>> = {
  'films out of order': { ...COLUMNS, filmIds: [76, 11, 80759] },
  'a film twice': { ...COLUMNS, filmIds: [11, 11, 80759] },
  'fields out of order': { ...COLUMNS, terms: COLUMNS.terms.toReversed() },
  'an unknown film': { ...COLUMNS, filmIds: [11, 76] },
  'an unknown term': { ...COLUMNS, weights: { ...weights, terms: [0, 1, 2] } },
  'the same term twice': { ...COLUMNS, weights: { ...weights, terms: [0, 1, 1] } },
  'a negative weight': { ...COLUMNS, weights: { ...weights, weights: [3, -4, 3] } },
  'a weight that is not a number': { ...COLUMNS, weights: { ...weights, weights: [3, NaN, 3] } },
  'columns of different lengths': { ...COLUMNS, weights: { ...weights, weights: [3] } },
};
for (const [what, columns] of Object.entries(REFUSED)) {
  test(`a model is not built from ${what}`, () => {
    assert.throws(() => buildModel(columns, PRESETS.seed), TypeError);
  });
}
