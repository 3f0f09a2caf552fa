import assert from 'node:assert/strict';
import test from 'node:test';
import * as fc from 'fast-check';
import { withPreset } from '../model/build-model.ts';
import { withPostings } from '../model/postings.ts';
import type { SimilarityModel } from '../model/model.ts';
import { collections, modelOf } from '../testing/collection.ts';
import { moderatePresets, skewedCollections } from '../testing/skewed.ts';
import { queryClasses, type QueryClasses } from './query-classes.ts';

/** A row's terms in the fields with classes, with their weights. */
function inClasses(model: SimilarityModel, row: number, { termShifts }: QueryClasses) {
  return entriesOf(model, row).filter(
    ([term]) => termShifts[model.termFields[term] ?? -1] !== undefined,
  );
}

/** What all groupings say of a row, by the model's numbers of the terms. */
function ofClasses(model: SimilarityModel, row: number, classes: QueryClasses) {
  return classes.groupings
    .flatMap(({ rows, classOf }) => entriesOf(rows, classOf[row] ?? -1))
    .map(([number, weight]) => {
      const field = classes.termFields[number] ?? -1;
      return [number - (classes.termShifts[field] ?? NaN), weight] as const;
    })
    .sort(([a], [b]) => a - b);
}

type Rows = Pick<SimilarityModel, 'rowOffsets' | 'rowTerms' | 'rowWeights'>;
type PlainRows = { readonly [name in keyof Rows]: Int32Array | Float64Array };

function entriesOf({ rowOffsets, rowTerms, rowWeights }: PlainRows, row: number) {
  const [from, to] = [rowOffsets[row], rowOffsets[row + 1]];
  const terms = Array.from(rowTerms.subarray(from, to));
  const entries = terms.map((term, i) => [term, rowWeights[(from ?? 0) + i] ?? NaN] as const);
  return entries.filter(([, weight]) => weight !== 0);
}

test('the classes of a film have its terms of their fields, and no others', () => {
  fc.assert(
    fc.property(
      fc.oneof(collections(), skewedCollections(20, 100)),
      moderatePresets,
      (collection, preset) => {
        const model = withPostings(withPreset(modelOf(collection), preset));
        const classes = queryClasses(model);
        for (const row of collection.filmIds.keys()) {
          assert.deepEqual(ofClasses(model, row, classes), inClasses(model, row, classes));
        }
      },
    ),
  );
});

const SIX_FILMS = [1, 2, 3, 4, 5, 6];

test('fields whose factor is 0 have no classes, as their postings are hardly ever read', () => {
  const model = modelOf({
    filmIds: SIX_FILMS,
    terms: [
      { field: 'genre', term: 'Drama' },
      { field: 'rating', term: '7.0' },
    ],
    tf: SIX_FILMS.map((_, film) => [film % 2, Number(film > 2)]),
  });
  const fieldsOf = (factors: Readonly<Record<string, number>>) => {
    const preset = { factors, lengths: {}, idfPowers: {} };
    const { termFields } = queryClasses(withPostings(withPreset(model, preset)));
    return Array.from(termFields, (field) => model.fields[field]);
  };
  assert.deepEqual(fieldsOf({ genre: 1, rating: 2 }), ['genre', 'rating']);
  assert.deepEqual(fieldsOf({ genre: 1, rating: 0 }), ['genre']);
});

test('fields of which films have few combinations are in one grouping', () => {
  const terms = ['genre', 'rating'].map((field) => ({ field, term: 'a' }));
  const tf = SIX_FILMS.map((_, film) => [film % 2, Number(film > 2)]);
  const { groupings } = queryClasses(modelOf({ filmIds: SIX_FILMS, terms, tf }));
  assert.deepEqual(
    groupings.map(({ rows }) => rows.rowOffsets.length - 1),
    [4],
  );
});

test('without terms there are no classes', () => {
  const model = modelOf({ filmIds: [1, 2], terms: [], tf: [[], []] });
  assert.deepEqual(queryClasses(model).groupings, []);
});
