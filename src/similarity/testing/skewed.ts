/* oxlint-disable typescript/no-non-null-assertion -- test code, as in *.test.ts */
/** Collections of some hundred films, as uneven as real ones, so that a search has much to prune. */
import * as fc from 'fast-check';
import type { FieldFactors, Preset } from '../model/presets.ts';
import { FIELDS } from '../terms/similarity-fields.ts';
import type { Term } from '../terms/terms.ts';
import type { Collection } from './collection.ts';

/** Terms of a field, and how many of them a film has at most. */
interface FieldShape {
  readonly terms: number;
  readonly perFilm: number;
}

const SHAPES: readonly FieldShape[] = [
  { terms: 4, perFilm: 2 },
  { terms: 7, perFilm: 1 },
  { terms: 60, perFilm: 3 },
  { terms: 150, perFilm: 6 },
];

/**
 * Films with few-valued and rare terms in fields that differ from run to run, drawn by Zipf's law:
 * some terms of nearly all films, many of one. Every tenth film equals an earlier one, every
 * tenth has an earlier one's terms with weights that float32 cannot tell from them, some have none.
 */
export function skewedCollections(minFilms: number, maxFilms: number): fc.Arbitrary<Collection> {
  const shapes = fc.array(fc.constantFrom(...SHAPES), {
    minLength: FIELDS.length,
    maxLength: FIELDS.length,
  });
  const size = fc.integer({ min: minFilms, max: maxFilms });
  // All films hang on one number: to shrink them one by one would take hours and explain nothing.
  const seeds = fc.noShrink(fc.noBias(fc.nat(2 ** 31 - 1)));
  return fc
    .tuple(size, shapes, seeds)
    .map(([films, fields, seed]) => collectionOf(films, fields, randomNumbers(seed)));
}

/** Numbers in [0, 1) that follow from a seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function collectionOf(
  films: number,
  shapes: readonly FieldShape[],
  random: () => number,
): Collection {
  const terms: Term[] = shapes.flatMap((shape, field) =>
    Array.from({ length: shape.terms }, (_, i) => ({
      field: FIELDS[field]!,
      term: String(i).padStart(3, '0'),
    })),
  );
  const tf: number[][] = [];
  while (tf.length < films) tf.push(film(tf, shapes, terms.length, random));
  return { filmIds: tf.map((_, i) => 3 * i + 7), terms, tf };
}

function film(
  earlier: readonly (readonly number[])[],
  shapes: readonly FieldShape[],
  terms: number,
  random: () => number,
): number[] {
  const kind = Math.floor(random() * 20);
  const model = earlier[Math.floor(random() * earlier.length)];
  if (kind < 2 && model !== undefined) return [...model];
  if (kind < 4 && model !== undefined) return model.map((tf) => tf * (1 + 1e-9 * random()));
  const tf = Array.from({ length: terms }, () => 0);
  if (kind === 4) return tf;
  let first = 0;
  for (const shape of shapes) {
    const count = Math.ceil(random() * shape.perFilm);
    for (let i = 0; i < count; i++) {
      const term = first + Math.floor(shape.terms * random() ** 3);
      // A term of a film counts once as a rule; a word may occur twice, a role may count half.
      tf[term] = random() < 0.8 ? 1 : [0.5, 2, 3][Math.floor(random() * 3)]!;
    }
    first += shape.terms;
  }
  return tf;
}

/** Any factors within what the compiled search takes. */
const moderateFactors: fc.Arbitrary<FieldFactors> = fc
  .tuple(...FIELDS.map(() => fc.constantFrom(0, 1, 1, 1, 0.3, 5)))
  .filter((factors) => factors.some((factor) => factor > 0))
  .map(
    (factors) =>
      Object.fromEntries(FIELDS.map((field, i) => [field, factors[i]!])) as unknown as FieldFactors,
  );

/** Any factors and exponents within what the compiled search takes. */
export const moderatePresets: fc.Arbitrary<Preset> = fc.record({
  factors: moderateFactors,
  lengths: fieldValues(0, 0.5, 1, 0.2),
  idfPowers: fieldValues(1, 0.5, 0),
});

/** The first value for all fields, or any for each. */
function fieldValues(...values: readonly number[]): fc.Arbitrary<FieldFactors> {
  const same = fc.constant(FIELDS.map(() => values[0]!));
  const any = fc.tuple(...FIELDS.map(() => fc.constantFrom(...values)));
  return fc
    .oneof(same, any)
    .map((drawn) => Object.fromEntries(FIELDS.map((field, i) => [field, drawn[i]!])));
}
