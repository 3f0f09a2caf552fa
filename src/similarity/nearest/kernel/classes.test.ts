import assert from 'node:assert/strict';
import test from 'node:test';
import * as fc from 'fast-check';
import type { SimilarityModel } from '../../model/model.ts';
import { PRESETS } from '../../model/presets.ts';
import { FIELDS } from '../../terms/similarity-fields.ts';
import { modelOf, type Collection } from '../../testing/collection.ts';
import { moderatePresets, skewedCollections } from '../../testing/skewed.ts';
import { classTable, groupFilms } from './classes.ts';

/** A film's entries in some fields, as text. */
function contents(model: SimilarityModel, row: number, fields: readonly number[]): string {
  const { rowOffsets, rowTerms, rowWeights, rawRowWeights, termFields, termFactors } = model;
  const entries: string[] = [];
  for (let entry = rowOffsets[row]!; entry < rowOffsets[row + 1]!; entry++) {
    const term = rowTerms[entry]!;
    const value = rowWeights[entry]! * termFactors[term]!;
    if (value === 0 || !fields.includes(termFields[term]!)) continue;
    entries.push(`${term}: ${rawRowWeights[entry]}`);
  }
  return entries.join(', ');
}

test('films are in one class when their terms and weights in its fields are the same', () => {
  const most = fc.integer({ min: 1, max: 4 });
  fc.assert(
    fc.property(skewedCollections(20, 80), moderatePresets, most, (collection, preset, count) => {
      const model = modelOf(collection, preset);
      const groupings = groupFilms(model, 30, count, 1000);
      assert.ok(groupings.length <= count);
      // The search has room for the tables of one pair, and expects it in the first place.
      assert.ok(groupings.slice(1).every(({ joined }) => joined === undefined));
      assert.ok(groupings.every(({ members }) => members.length <= groupings[0]!.members.length));
      for (const { fields, classOf, members, joined } of groupings) {
        for (const table of joined ?? [{ members }]) assert.ok(table.members.length <= 30);
        assert.ok(members.length <= 60);
        const texts = new Map<string, number>();
        for (const row of collection.filmIds.keys()) {
          const text = contents(model, row, fields);
          assert.equal(texts.get(text) ?? classOf[row], classOf[row]);
          texts.set(text, classOf[row]!);
        }
        assert.equal(texts.size, members.length);
      }
    }),
  );
});

/** Films with one term in each of the first three fields, by their numbers. */
function films(rows: readonly (readonly [number, number, number])[]): SimilarityModel {
  const width = 20;
  const terms = [0, 1, 2].flatMap((field) =>
    Array.from({ length: width }, (_, i) => ({
      field: FIELDS[field]!,
      term: String(i).padStart(2, '0'),
    })),
  );
  const collection: Collection = {
    filmIds: rows.map((_, i) => i + 1),
    terms,
    tf: rows.map((row) =>
      terms.map((_, term) => (row[Math.floor(term / width)] === term % width ? 1 : 0)),
    ),
  };
  return modelOf(collection, PRESETS.seed);
}

test('fields that are nearly the same become one grouping, others stay apart', () => {
  const rows = Array.from(
    { length: 120 },
    (_, i) => [i % 20, (i % 20) >> 1, Math.floor(i / 10)] as const,
  );
  const groupings = groupFilms(films(rows), 100);
  assert.deepEqual(
    groupings.map(({ fields, members }) => [fields, members.length]),
    [
      [[0, 1], 20],
      [[2], 12],
    ],
  );
});

test('the two largest groupings are joined if films have few of the combinations', () => {
  const rows = Array.from(
    { length: 160 },
    (_, i) => [i % 16, (i % 32) >> 1, (i >> 4) % 10] as const,
  );
  const groupings = groupFilms(films(rows), 20);
  assert.deepEqual(
    groupings.map(({ fields, members, joined }) => [
      fields,
      members.length,
      joined?.map((g) => g.fields),
    ]),
    [
      [[0, 1], 32, [[0], [1]]],
      [[2], 10, undefined],
    ],
  );
});

test('a field with too many values stays with the sparse terms', () => {
  const rows = Array.from({ length: 60 }, (_, i) => [i % 20, 1 + (i % 3), i % 7] as const);
  assert.deepEqual(
    groupFilms(films(rows), 10).map(({ fields }) => fields),
    [[2], [1]],
  );
});

test('a table has what two classes share', () => {
  const model = films([
    [1, 0, 0],
    [1, 1, 0],
    [2, 1, 0],
  ]);
  const grouping = {
    fields: [0, 1],
    classOf: Int32Array.of(0, 1, 2),
    members: [0, 1, 2],
  };
  const table = new Float32Array(9);
  classTable(model, grouping, (entry) => entry % 3, table);
  // Entries 0 to 8 are worth 0, 1, 2 in each film: the first field's term counts 0, the next 1.
  assert.deepEqual([...table], [1, 0, 0, 0, 1, 1, 0, 1, 1]);
});
