import assert from 'node:assert/strict';
import test from 'node:test';
import { FILM_PROPERTIES } from '../../sources/wikidata/properties.ts';
import { FIELD_GROUPS } from './field-groups.ts';
import type { SimilarityField } from './similarity-field.ts';
import {
  fieldGroup,
  FIELDS,
  fieldsOf,
  groupsOf,
  SIMILARITY_FIELDS,
  similarityField,
} from './similarity-fields.ts';
import { WIKIDATA_FIELDS } from './wikidata-fields.ts';

test('the fields of some data are the built-in ones, then own ones by name', () => {
  const rows: readonly SimilarityField[] = SIMILARITY_FIELDS;
  const optional = rows.filter((row) => row.optional).map(({ field }) => field);
  const always = FIELDS.filter((field) => !optional.includes(field));
  assert.deepEqual(fieldsOf(new Set()), always);
  assert.deepEqual(fieldsOf(new Set(['tag', 'mood', 'genre'])), [...always, 'mood', 'tag']);
  assert.deepEqual(fieldsOf(new Set(optional)), FIELDS);
});

test('an own field is described by its name, and only the default preset considers it', () => {
  const { label, group, kind, presets } = similarityField('mood_words-2');
  assert.deepEqual([label, group, kind], ['Mood words 2', 'mood_words-2', 'word']);
  assert.deepEqual(presets, { balanced: { factor: 1, length: 0.5 } });
  assert.equal(fieldGroup('mood_words-2').reason.text, 'Mood words 2: {terms}');
});

test('each field from Wikidata has a property that its terms come from', () => {
  const fields = new Set(FILM_PROPERTIES.map(({ field }) => field));
  for (const { field } of WIKIDATA_FIELDS) assert.ok(fields.has(field), field);
});

test('each own field is a group after the others, with a colour that is not taken', () => {
  const own = Array.from({ length: 64 }, (_, index) => `own${index}`);
  const groups = groupsOf(fieldsOf(new Set(own)));
  assert.deepEqual(
    groups.slice(-64).map(({ group }) => group),
    own.toSorted(),
  );
  assert.equal(new Set(groups.map(({ color }) => color)).size, groups.length);
  assert.deepEqual(groupsOf(FIELDS), FIELD_GROUPS);
});
