/* oxlint-disable typescript/no-non-null-assertion -- test code, as in *.test.ts */
/** Small random collections of films, and what is true of them by the plainest computation. */
import * as fc from 'fast-check';
import { buildModel } from '../model/build-model.ts';
import type { SimilarityModel } from '../model/model.ts';
import {
  exponentLists,
  factorList,
  PRESETS,
  type Exponents,
  type FieldFactors,
  type Preset,
} from '../model/presets.ts';
import { FIELDS } from '../terms/similarity-fields.ts';
import type { Term } from '../terms/terms.ts';
import type { TermFactor } from '../query/query.ts';

/** Films in the order of their ids, as dense rows of weights. */
export interface Collection {
  readonly filmIds: readonly number[];
  readonly terms: readonly Term[];
  /** films × terms; 0 where the film lacks the term or all films have it. */
  readonly tf: readonly (readonly number[])[];
}

const FEW_FIELDS = FIELDS.slice(0, 4);

const TERMS: readonly Term[] = FEW_FIELDS.flatMap((field) =>
  ['a', 'b', 'é', '七'].map((term) => ({ field, term })),
);

/**
 * Up to 25 films over 16 terms: so few that ties, equal films, films without terms and terms of all
 * films are common.
 */
export function collections(minFilms = 0): fc.Arbitrary<Collection> {
  const film = fc.array(fc.constantFrom(0, 0, 0, 1, 1, 2, 3), {
    minLength: TERMS.length,
    maxLength: TERMS.length,
  });
  const sparse = fc.constantFrom(
    TERMS.map(() => 0),
    TERMS.map((_, i) => (i === 5 ? 1 : 0)),
  );
  return fc
    .uniqueArray(fc.integer({ min: 1, max: 99_999_999 }), { minLength: minFilms, maxLength: 25 })
    .chain((ids) =>
      fc.record({
        filmIds: fc.constant(ids.toSorted((a, b) => a - b)),
        terms: fc.constant(TERMS),
        tf: fc.array(fc.oneof(film, film, sparse), {
          minLength: ids.length,
          maxLength: ids.length,
        }),
      }),
    );
}

/** Factors that favour, switch off and distort fields. */
export const factorSets: fc.Arbitrary<FieldFactors> = fc
  .tuple(...FEW_FIELDS.map(() => fc.constantFrom(0, 1, 1, 0.3, 17, 1e-9, 1e9)))
  .filter((factors) => factors.some((factor) => factor > 0))
  .map(([title = 0, genre = 0, rating = 0, person = 0]) => ({ title, genre, rating, person }));

/** Exponents from 0 to 1 of a collection's fields, often those that change nothing. */
const exponentSets: fc.Arbitrary<Exponents> = fc.record({
  lengths: fieldValues(0, 0, 0.5, 1, 0.3),
  idfPowers: fieldValues(1, 1, 0.5, 0, 0.9),
});

function fieldValues(...values: readonly number[]): fc.Arbitrary<FieldFactors> {
  return fc
    .tuple(...FEW_FIELDS.map(() => fc.constantFrom(...values)))
    .map(([title = 0, genre = 0, rating = 0, person = 0]) => ({ title, genre, rating, person }));
}

/** Ways to compare films that favour, switch off and distort fields. */
export const presetSets: fc.Arbitrary<Preset> = fc
  .tuple(factorSets, exponentSets)
  .map(([factors, exponents]) => ({ factors, ...exponents }));

/** Factors that exclude, favour and distort some terms of a collection, and one that no film has. */
export const termFactorSets: fc.Arbitrary<readonly TermFactor[]> = fc
  .uniqueArray(
    fc.record({
      term: fc.constantFrom(...TERMS, { field: 'title', term: 'ab' } as const),
      factor: fc.constantFrom(0, 0, 2, 0.3, 1, 1e-6, 1e6),
    }),
    { selector: ({ term: { field, term } }) => `${field}:${term}`, maxLength: TERMS.length },
  )
  .map((drawn) => drawn.map(({ term, factor }) => ({ ...term, factor })));

/** The factor by which a query multiplies each of a collection's terms. */
export function factorsOfTerms(
  { terms }: Collection,
  factors: readonly TermFactor[] = [],
): readonly number[] {
  return terms.map(
    ({ field, term }) =>
      factors.find((one) => one.field === field && one.term === term)?.factor ?? 1,
  );
}

function denseIdfs({ filmIds, terms, tf }: Collection): number[] {
  return terms.map((_, term) => {
    const df = tf.filter((row) => (row[term] ?? 0) > 0).length;
    return Math.log((filmIds.length + 1) / (df + 1));
  });
}

/** films × terms: tf · ln((N + 1) / (df + 1)). */
function rawWeights(collection: Collection): number[][] {
  const idf = denseIdfs(collection);
  return collection.tf.map((row) => row.map((count, term) => count * (idf[term] ?? 0)));
}

/** films × terms: tf · idf^power, divided by its length in the film's field to the length exponent. */
export function denseWeights(
  collection: Collection,
  exponents: Exponents = PRESETS.seed,
): number[][] {
  const { lengths, idfPowers } = exponentLists(exponents, FIELDS);
  const fields = collection.terms.map(({ field }) => FIELDS.indexOf(field));
  const idfScales = denseIdfs(collection).map((idf, term) => {
    const power = idfPowers[fields[term]!]!;
    if (power === 1) return 1;
    return idf === 0 ? 0 : Math.pow(idf, power - 1);
  });
  return rawWeights(collection).map((raw) => {
    const row = raw.map((weight, term) => weight * idfScales[term]!);
    const scales = FIELDS.map((_, field) => {
      const square = row.reduce((sum, x, term) => (fields[term] === field ? sum + x * x : sum), 0);
      const length = lengths[field]!;
      return length === 0 || square === 0 ? 1 : Math.pow(square, -length / 2);
    });
    return row.map((weight, term) => weight * scales[fields[term]!]!);
  });
}

/** The collection as a model; its weights are handed over in the order of `shuffle`. */
export function modelOf(
  collection: Collection,
  preset: Preset = PRESETS.seed,
  shuffle: <T>(entries: T[]) => T[] = (entries) => entries,
): SimilarityModel {
  const weights = rawWeights(collection);
  const entries = shuffle(
    collection.tf.flatMap((row, film) =>
      row.flatMap((count, term) => (count > 0 ? [{ film, term }] : [])),
    ),
  );
  return buildModel(
    {
      filmIds: collection.filmIds,
      terms: collection.terms,
      weights: {
        filmIds: entries.map(({ film }) => collection.filmIds[film]!),
        terms: entries.map(({ term }) => term),
        weights: entries.map(({ film, term }) => weights[film]![term]!),
      },
    },
    preset,
  );
}

/** films × films: similarities by the definition, from dense vectors. */
export function denseSimilarities(
  collection: Collection,
  preset: Preset = PRESETS.seed,
): number[][] {
  const squared = factorList(preset.factors, FIELDS).map((factor) => factor * factor);
  const factor = collection.terms.map(({ field }) => squared[FIELDS.indexOf(field)]!);
  const weights = denseWeights(collection, preset);
  const dot = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, weight, term) => sum + weight * b[term]! * factor[term]!, 0);
  return weights.map((a, i) =>
    weights.map((b, j) => {
      if (i === j) return 1;
      const product = dot(a, b);
      return product === 0 ? 0 : Math.min(product / Math.sqrt(dot(a, a) * dot(b, b)), 1);
    }),
  );
}

/**
 * The similarities again, as dot products of vectors of length 1 that are made field by field from tf
 * and idf: the same but for rounding.
 */
export function normalisedSimilarities(
  collection: Collection,
  { factors, lengths, idfPowers }: Preset = PRESETS.seed,
): number[][] {
  const { terms } = collection;
  const idf = denseIdfs(collection);
  const rows = collection.tf.map((tf) => {
    const scaled = FIELDS.flatMap((field) => {
      const block = terms.flatMap((term, i) =>
        // 0 to the power of 0 would be 1.
        term.field === field
          ? tf[i]! * (idf[i] === 0 ? 0 : idf[i]! ** (idfPowers[field] ?? 1))
          : [],
      );
      const divisor = Math.hypot(...block) ** (lengths[field] ?? 0);
      return block.map((weight) => (weight === 0 ? 0 : (weight * (factors[field] ?? 0)) / divisor));
    });
    const length = Math.hypot(...scaled);
    return scaled.map((weight) => (length === 0 ? 0 : weight / length));
  });
  return rows.map((a) => rows.map((b) => a.reduce((sum, x, i) => sum + x * b[i]!, 0)));
}

/** The rows of all other films by similarity descending, then row ascending: a full sort. */
export function denseRanking(
  similarities: readonly (readonly number[])[],
  row: number,
): { readonly row: number; readonly similarity: number }[] {
  return similarities[row]!.map((similarity, other) => ({ row: other, similarity }))
    .filter((film) => film.row !== row)
    .sort((a, b) => b.similarity - a.similarity || a.row - b.row);
}
