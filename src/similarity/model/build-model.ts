/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import {
  exponentLists,
  presetFor,
  squaredFactors,
  type FieldFactors,
  type Preset,
} from './presets.ts';
import type { PresetName } from '../terms/preset-choices.ts';
import type { FilmVectors, SimilarityModel } from './model.ts';
import { withoutPostings, withPostings } from './postings.ts';
import {
  idfScalesOf,
  sameExponents,
  scaleWeights,
  type CollectionCounts,
} from './scaled-weights.ts';
import {
  groupByColumn,
  groupOffsets,
  sharedFloat64s,
  sharedInt32s,
  transpose,
  type Entries,
} from './sparse-rows.ts';
import { FIELDS, type Field } from '../terms/similarity-fields.ts';
import type { Term } from '../terms/terms.ts';

/** What a model is built from: the films, the terms, and which film has which term. */
export interface ModelColumns {
  /** Every film, ascending, including those without terms. */
  readonly filmIds: ArrayLike<number>;
  /** The names of the fields; absent: the built-in ones. */
  readonly fields?: readonly Field[];
  /** Every term once, ascending by field (in the order of the fields), then text. */
  readonly terms: readonly Term[];
  /** The weights in any order, at most one for each film and term. */
  readonly weights: {
    readonly filmIds: ArrayLike<number>;
    /** Indices into `terms`. */
    readonly terms: ArrayLike<number>;
    /** tf · idf, finite and at least 0. */
    readonly weights: ArrayLike<number>;
  };
}

/**
 * Builds a model in O(n + m + z log n).
 *
 * @throws ReelatedError `request-invalid` for a preset that cannot be used.
 * @throws TypeError for columns that are not as {@link ModelColumns} describes them.
 */
export function buildModel(columns: ModelColumns, preset: Preset | PresetName): SimilarityModel {
  return completeModel(modelCore(columns), preset);
}

/**
 * The part of a model that does not depend on a preset.
 *
 * @throws TypeError for columns that are not as {@link ModelColumns} describes them.
 */
export function modelCore(columns: ModelColumns): ModelCore {
  const filmIds = sharedInt32s(columns.filmIds.length);
  filmIds.set(columns.filmIds);
  if (!ascending(filmIds)) throw new TypeError('film ids are not in ascending order');

  const { fields = FIELDS } = columns;
  const films = filmIds.length;
  const terms = columns.terms.length;
  // Transposing the entries twice sorts them: by term in any order, by film with terms ascending, by
  // term with films ascending.
  const byTerm = groupByColumn(entriesOf(columns, filmIds), terms);
  const { offsets, members, weights } = transpose(
    { rowOffsets: byTerm.offsets, rowTerms: byTerm.members, rowWeights: byTerm.weights },
    films,
  );
  refuseRepeatedTerms(offsets, members);
  return {
    fields,
    filmIds,
    rowOffsets: offsets,
    rowTerms: members,
    rawRowWeights: weights,
    ...termTexts(columns.terms, fields),
  };
}

/** The part of a model from which the rest follows. */
export type ModelCore = Pick<
  FilmVectors,
  | 'fields'
  | 'filmIds'
  | 'rowOffsets'
  | 'rowTerms'
  | 'rawRowWeights'
  | 'termFields'
  | 'termTextOffsets'
  | 'termText'
>;

/**
 * Adds the weights by term, the scaled weights and the norms, in O(z).
 *
 * @param counts absent when the films are all there are
 * @throws ReelatedError `request-invalid` for a preset that cannot be used.
 */
export function completeModel(
  core: ModelCore,
  chosen: Preset | PresetName,
  counts?: CollectionCounts,
): SimilarityModel {
  const preset = typeof chosen === 'string' ? presetFor(chosen, core.fields) : chosen;
  const raw = { ...core, termOffsets: groupOffsets(core.rowTerms, core.termFields.length) };
  const exponents = exponentLists(preset, core.fields);
  const idfScales = counts && idfScalesOf(core.termFields, exponents, counts);
  const scaled = { ...raw, ...scaleWeights(raw, exponents, idfScales) };
  return withPostings({ ...scaled, ...weighting(scaled, preset.factors) });
}

/**
 * The same vectors under another preset, in O(z): some 30 ms for 40,000 films. They share the raw
 * weights with the original, and the scaled ones if the exponents are the same.
 *
 * @throws ReelatedError `request-invalid` for a preset that cannot be used.
 */
export function withPreset(model: FilmVectors, preset: Preset): FilmVectors {
  const vectors = withoutPostings(model);
  const exponents = exponentLists(preset, vectors.fields);
  if (sameExponents(exponents, vectors.exponents)) return withFactors(vectors, preset.factors);
  return withFactors({ ...vectors, ...scaleWeights(vectors, exponents) }, preset.factors);
}

/**
 * The same model under other factors, in O(z): about a millisecond for 40,000 films. It shares
 * everything but the norms with the original.
 *
 * @throws ReelatedError `request-invalid` for factors that cannot be used.
 */
export function withFactors<Model extends FilmVectors>(model: Model, factors: FieldFactors): Model {
  return { ...model, ...weighting(model, factors) };
}

type Weighting = Pick<FilmVectors, 'termFactors' | 'squaredNorms' | 'norms'>;

/** What {@link weighting} reads. */
type WeighedRows = Pick<
  FilmVectors,
  'rowOffsets' | 'rowTerms' | 'rowWeights' | 'termFields' | 'filmIds' | 'fields'
>;

/** What depends on the factors of fields. */
export function weighting(model: WeighedRows, factors: FieldFactors): Weighting {
  const { rowOffsets, rowTerms, rowWeights, termFields, filmIds } = model;
  const termFactors = termFactorsOf(termFields, squaredFactors(factors, model.fields));
  const squaredNorms = sharedFloat64s(filmIds.length);
  for (let row = 0; row < filmIds.length; row++) {
    // Summed like the dot product of the film with itself, so that equal films have similarity 1.
    let sum = 0;
    for (let entry = rowOffsets[row]!; entry < rowOffsets[row + 1]!; entry++) {
      const weight = rowWeights[entry]!;
      sum += weight * weight * termFactors[rowTerms[entry]!]!;
    }
    squaredNorms[row] = sum;
  }
  const norms = sharedFloat64s(filmIds.length);
  norms.set(squaredNorms.map(Math.sqrt));
  return { termFactors, squaredNorms, norms };
}

/** m: the square of the factor of each term's field. */
function termFactorsOf(
  termFields: Uint8Array,
  squares: ArrayLike<number>,
): FilmVectors['termFactors'] {
  const termFactors = sharedFloat64s(termFields.length);
  for (let term = 0; term < termFields.length; term++) {
    termFactors[term] = squares[termFields[term]!] ?? 0;
  }
  return termFactors;
}

/** The given weights with rows for film ids, checked. */
function entriesOf(columns: ModelColumns, filmIds: Int32Array): Entries {
  const rows = new Map(Array.from(filmIds, (filmId, row) => [filmId, row]));
  const ofRows = Int32Array.from(columns.weights.filmIds, (filmId) => {
    const row = rows.get(filmId);
    if (row === undefined) throw new TypeError(`a weight names the unknown film ${filmId}`);
    return row;
  });
  const terms = Int32Array.from(columns.weights.terms);
  const weights = Float64Array.from(columns.weights.weights);
  if (terms.length !== ofRows.length || weights.length !== ofRows.length) {
    throw new TypeError('columns of weights differ in length');
  }
  if (terms.some((term) => term < 0 || term >= columns.terms.length)) {
    throw new TypeError('a weight names an unknown term');
  }
  if (!weights.every((weight) => weight >= 0 && weight < Infinity)) {
    throw new TypeError('a weight is negative or not a finite number');
  }
  return { rows: ofRows, columns: terms, weights };
}

function refuseRepeatedTerms(offsets: Int32Array, members: Int32Array): void {
  for (let row = 0; row + 1 < offsets.length; row++) {
    if (!ascending(members.subarray(offsets[row], offsets[row + 1]))) {
      throw new TypeError('a film has the same term twice');
    }
  }
}

function termTexts(
  terms: readonly Term[],
  fields: readonly Field[],
): Pick<FilmVectors, 'termFields' | 'termText' | 'termTextOffsets'> {
  const termFields = new Uint8Array(new SharedArrayBuffer(terms.length));
  const termTextOffsets = sharedInt32s(terms.length + 1);
  for (const [index, { field, term }] of terms.entries()) {
    const number = fields.indexOf(field);
    if (number < 0) throw new TypeError(`a term has the unknown field ${field}`);
    termFields[index] = number;
    termTextOffsets[index + 1] = termTextOffsets[index]! + Buffer.byteLength(term);
  }
  if (!ascending(termFields, true)) throw new TypeError('terms are not in order of their fields');
  const termText = new Uint8Array(new SharedArrayBuffer(termTextOffsets[terms.length]!));
  const bytes = Buffer.from(termText.buffer);
  for (const [index, { term }] of terms.entries()) bytes.write(term, termTextOffsets[index]!);
  return { termFields, termTextOffsets, termText };
}

function ascending(values: Int32Array | Uint8Array, repeats = false): boolean {
  for (let i = 1; i < values.length; i++) {
    const step = values[i]! - values[i - 1]!;
    if (step < 0 || (step === 0 && !repeats)) return false;
  }
  return true;
}
