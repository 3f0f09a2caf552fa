import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FIELDS_LISTED } from '../testing/listed-fields.ts';
import {
  adjustmentOfFactor,
  defaultFactor,
  factorOf,
  groupsIn,
  presetIn,
  readTuning,
  tunedWeights,
  writeTuning,
} from './tuning.ts';

test('a URL names tuned groups; defaults and nonsense are passed over', () => {
  const tuning = readTuning('people:2,title:0,genre:1,nonsense:3,rating:99,time', FIELDS_LISTED);
  assert.deepEqual(tuning, { people: 2, title: 0 });
  assert.deepEqual(readTuning(undefined, FIELDS_LISTED), {});
  assert.equal(writeTuning({ people: 2, title: 0, genre: 1 }, FIELDS_LISTED), 'people:2,title:0');
  assert.equal(writeTuning({ genre: 1 }, FIELDS_LISTED), undefined);
});

test('a tuned group multiplies the factors of its fields; a group that is off is left out', () => {
  assert.equal(tunedWeights(FIELDS_LISTED, 'balanced', { genre: 1 }), undefined);
  assert.deepEqual(tunedWeights(FIELDS_LISTED, 'seed', { people: 2, title: 0 }), {
    genre: 1,
    rating: 1,
    person: 2,
  });
});

test('a group that is off by default has a slider at 0, and its factor is what the slider says', () => {
  const group = FIELDS_LISTED.groups.find(({ group: name }) => name === 'liked_together');
  assert.ok(group !== undefined);
  assert.equal(defaultFactor(FIELDS_LISTED, group), 0);
  for (const preset of ['balanced', 'seed'] as const) {
    assert.ok(groupsIn(FIELDS_LISTED, preset).includes(group));
    const tuning = readTuning('liked_together:1', FIELDS_LISTED);
    assert.equal(writeTuning(tuning, FIELDS_LISTED), 'liked_together:1');
    const weights = tunedWeights(FIELDS_LISTED, preset, tuning);
    assert.deepEqual(weights, { ...FIELDS_LISTED.presets.presets[preset], liked_together: 1 });
  }
  assert.deepEqual(readTuning('liked_together:0', FIELDS_LISTED), {});
  const others = tunedWeights(FIELDS_LISTED, 'balanced', { people: 2 }) ?? {};
  assert.ok(!('liked_together' in others));
});

test('a group without a button for its factor is neither boosted nor excluded', () => {
  for (const adjustment of ['boost', 'exclude', undefined] as const) {
    assert.equal(adjustmentOfFactor(factorOf(adjustment)), adjustment);
  }
  assert.equal(adjustmentOfFactor(1.5), undefined);
  assert.equal(adjustmentOfFactor(), undefined);
});

test('an unknown preset is the default one', () => {
  assert.equal(presetIn(FIELDS_LISTED, 'seed'), 'seed');
  assert.equal(presetIn(FIELDS_LISTED, 'nonsense'), 'balanced');
  assert.equal(presetIn(FIELDS_LISTED, undefined), 'balanced');
});

test('a preset has sliders for the groups that it considers', () => {
  const groups = groupsIn(FIELDS_LISTED, 'seed').map(({ group }) => group);
  assert.deepEqual(groups, ['people', 'title', 'genre', 'rating', 'liked_together']);
  assert.ok(groupsIn(FIELDS_LISTED, 'balanced').length > groups.length);
});
