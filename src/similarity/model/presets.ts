import { ReelatedError } from '../../errors.ts';
import { PRESET_CHOICES, type FieldWeighing, type PresetName } from '../terms/preset-choices.ts';
import { FIELDS, similarityField, type Field } from '../terms/similarity-fields.ts';

/** How much each field counts: the weights of its terms are multiplied by its factor, 0 if absent. */
export type FieldFactors = Readonly<Record<Field, number>>;

type FieldExponents = Readonly<Record<Field, number>>;

/**
 * What a model's weights are scaled by, apart from factors. A film's weights in a field f, as a vector
 * b, become b / |b|^length(f), and each weight in b is tf · idf^power(f).
 */
export interface Exponents {
  /** From 0 to 1; 0 if absent: the weights stay as they are. */
  readonly lengths: FieldExponents;
  /** From 0 to 1; 1 if absent: the weights are tf · idf. */
  readonly idfPowers: FieldExponents;
}

/** A complete way to compare films. */
export interface Preset extends Exponents {
  readonly factors: FieldFactors;
}

export const PRESET_NAMES: readonly PresetName[] = PRESET_CHOICES.map(({ preset }) => preset);

/**
 * All presets with the built-in fields; {@link presetFor} has those of a model. `seed` gives its four fields the same weight, as the previous system did. `classic` was
 * the first `balanced` (docs/adr/0006-balanced-likeness.md); docs/adr/0015-length-per-field.md has
 * today's.
 */
export const PRESETS: Readonly<Record<PresetName, Preset>> = {
  balanced: presetFor('balanced', FIELDS),
  classic: presetFor('classic', FIELDS),
  seed: presetFor('seed', FIELDS),
};

/** A preset with the fields of a model. */
export function presetFor(preset: PresetName, fields: readonly Field[]): Preset {
  const knob = (name: keyof FieldWeighing): Readonly<Record<Field, number>> =>
    Object.fromEntries(
      fields.flatMap((field) => {
        const value = similarityField(field).presets[preset]?.[name];
        return value === undefined ? [] : [[field, value]];
      }),
    );
  return { factors: knob('factor'), lengths: knob('length'), idfPowers: knob('idf') };
}

/**
 * Exponents in the order of a model's fields.
 *
 * @throws ReelatedError `request-invalid` for an exponent outside [0, 1].
 */
export function exponentLists(
  { lengths, idfPowers }: Exponents,
  fields: readonly Field[],
): ExponentLists {
  return {
    lengths: fields.map((field) => exponent('length exponent', field, lengths[field] ?? 0)),
    idfPowers: fields.map((field) => exponent('idf power', field, idfPowers[field] ?? 1)),
  };
}

/** {@link Exponents} in the order of a model's fields. */
export interface ExponentLists {
  readonly lengths: readonly number[];
  readonly idfPowers: readonly number[];
}

function exponent(what: string, field: Field, value: number): number {
  if (value >= 0 && value <= 1) return value;
  throw new ReelatedError(
    'request-invalid',
    `the ${what} of ${field} is ${value}; use a number from 0 to 1`,
    { data: { field, exponent: String(value) } },
  );
}

/** How films are compared unless another preset is requested. */
export const DEFAULT_PRESET: PresetName = 'balanced';

/** The preset that a text names, or undefined. */
export function presetNamed(name: unknown): PresetName | undefined {
  return PRESET_NAMES.find((known) => known === name);
}

// Factors are squared and multiplied by norms; within these bounds the results stay in float64.
const SMALLEST_FACTOR = 1e-9;
const GREATEST_FACTOR = 1e9;

/**
 * The squares of the factors in the order of a model's fields: what a product of two weights is
 * multiplied by.
 *
 * @throws ReelatedError as {@link factorList}.
 */
export function squaredFactors(factors: FieldFactors, fields: readonly Field[]): readonly number[] {
  return factorList(factors, fields).map((factor) => factor * factor);
}

/**
 * The factors in the order of a model's fields. Only their ratios matter.
 *
 * @throws ReelatedError `request-invalid` when a factor is neither 0 nor between 1e-9 and 1e9, or
 * when all are 0.
 */
export function factorList(factors: FieldFactors, fields: readonly Field[]): readonly number[] {
  const list = fields.map((field) => {
    const factor = factors[field] ?? 0;
    if (factor === 0 || (factor >= SMALLEST_FACTOR && factor <= GREATEST_FACTOR)) return factor;
    throw new ReelatedError(
      'request-invalid',
      `the factor of ${field} is ${factor}; use 0, or a number from ${SMALLEST_FACTOR} to ${GREATEST_FACTOR}`,
      { data: { field, factor: String(factor) } },
    );
  });
  if (list.every((factor) => factor === 0)) {
    throw new ReelatedError(
      'request-invalid',
      'every field has the factor 0; give one of them more',
    );
  }
  return list;
}
