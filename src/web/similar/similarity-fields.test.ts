import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Presets } from '../api/types.ts';
import { FIELDS_LISTED, PRESETS_LISTED } from './testing/listed-fields.ts';
import { groupShares, reasonsOf } from './reasons/reasons.ts';
import { groupColor, PALETTE_SIZE, similarityFields } from './similarity-fields.ts';
import { adjusted, termFactorsOf, topicText } from './reasons/topics.ts';
import { groupsIn, readTuning, tunedWeights } from './tuning/tuning.ts';

test('every listed group has its own colour in the palette', () => {
  const css = readFileSync(new URL('../styles/similarity.css', import.meta.url), 'utf8');
  assert.equal(css.match(/--similarity-\d+:/g)?.length, PALETTE_SIZE);
  const colors = FIELDS_LISTED.groups.map(groupColor);
  assert.equal(new Set(colors).size, colors.length);
});

test('every listed field is in a listed group', () => {
  for (const { field } of PRESETS_LISTED.fields) {
    assert.ok(FIELDS_LISTED.groupOf(field) !== undefined, field);
  }
});

test('a field in its own group needs nothing but the server’s list', () => {
  const presets = {
    ...PRESETS_LISTED,
    fields: [
      ...PRESETS_LISTED.fields,
      { field: 'studio', label: 'Studios', description: 'studios', group: 'studio', kind: 'name' },
    ],
    groups: [
      ...PRESETS_LISTED.groups,
      {
        group: 'studio',
        label: 'Studio',
        color: 30,
        reason: { by: 'term', text: 'made by {terms}' },
      },
    ],
    presets: {
      ...PRESETS_LISTED.presets,
      balanced: { ...PRESETS_LISTED.presets.balanced, studio: 2 },
    },
  } as unknown as Presets;
  const fields = similarityFields(presets);
  const [group] = groupsIn(fields, 'balanced').slice(-1);
  assert.ok(group !== undefined);
  assert.equal(group.label, 'Studio');
  assert.equal(groupColor(group), 'var(--similarity-0)');

  const share = { field: 'studio', term: 'toho', label: 'Toho', share: 0.2 } as never;
  const [reason] = reasonsOf([share], fields);
  assert.equal(reason?.text, 'made by Toho');
  assert.deepEqual(reason.topics, [{ key: 'studio:toho', text: 'made by Toho' }]);
  assert.equal(topicText('studio:toho', fields), 'made by Toho');
  assert.deepEqual(groupShares([share], fields), [{ group, share: 0.2 }]);

  const search = adjusted({}, 'studio:toho', 'exclude');
  assert.deepEqual(termFactorsOf(search, [], fields), [
    { field: 'studio', term: 'toho', factor: 0 },
  ]);
  const weights = tunedWeights(fields, 'balanced', readTuning('studio:1.5', fields));
  assert.equal((weights as Readonly<Record<string, number>>)['studio'], 3);
});

test('fields that the server does not list are passed over', () => {
  const unknown = { field: 'unheard', term: 'x', label: 'x', share: 1 } as never;
  assert.deepEqual(reasonsOf([unknown], FIELDS_LISTED), []);
  assert.deepEqual(groupShares([unknown], FIELDS_LISTED), []);
});
