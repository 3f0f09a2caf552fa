import assert from 'node:assert/strict';
import test from 'node:test';
import { DEFAULT_PRESET, factorList, PRESET_NAMES, presetNamed, PRESETS } from './presets.ts';
import { FIELDS } from '../terms/similarity-fields.ts';

test('the preset seed gives its four fields the same factor and ignores the others', () => {
  const rest = FIELDS.slice(4).map(() => 0);
  assert.deepEqual(factorList(PRESETS.seed.factors, FIELDS), [1, 1, 1, 1, ...rest]);
});

test('a preset is found by its name', () => {
  assert.equal(presetNamed('seed'), 'seed');
  assert.equal(presetNamed(DEFAULT_PRESET), 'balanced');
  for (const name of ['Seed', '', 'toString', null, undefined]) {
    assert.equal(presetNamed(name), undefined);
  }
  assert.deepEqual(Object.keys(PRESETS), PRESET_NAMES);
});

for (const name of PRESET_NAMES) {
  test(`the factors of ${name} can be used`, () => {
    assert.equal(factorList(PRESETS[name].factors, FIELDS).length, FIELDS.length);
  });
}

test('factors of zero switch fields off', () => {
  assert.deepEqual(
    factorList({ title: 0, genre: 2.5 }, FIELDS),
    FIELDS.map((field) => (field === 'genre' ? 2.5 : 0)),
  );
});

for (const factor of [-1, NaN, Infinity, -Infinity, 1e-10, 1e10]) {
  test(`a factor of ${factor} is refused by name`, () => {
    assert.throws(() => factorList({ ...PRESETS.seed.factors, genre: factor }, FIELDS), {
      code: 'request-invalid',
      message: /the factor of genre is /,
      data: { field: 'genre', factor: String(factor) },
    });
  });
}

test('factors that are all zero are refused', () => {
  assert.throws(() => factorList({ title: 0, genre: 0, rating: 0, person: 0 }, FIELDS), {
    code: 'request-invalid',
  });
});
