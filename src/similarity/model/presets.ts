import { ReelatedError } from '../../errors.ts';
import {
  FIELDS,
  PRESET_CHOICES,
  SIMILARITY_FIELDS,
  type Field,
  type PresetName,
  type SimilarityField,
} from '../terms/similarity-fields.ts';

/** How much each field counts: the weights of its terms are multiplied by its factor, 0 if absent. */
export type FieldFactors = Readonly<Partial<Record<Field, number>>>;

export const PRESET_NAMES: readonly PresetName[] = PRESET_CHOICES.map(({ preset }) => preset);

/**
 * The factors of each preset. `seed` gives its four fields the same weight, as the previous system did.
 * `balanced` was chosen by `bench/quality/`, whose figures are in docs/adr/0006-balanced-likeness.md.
 */
export const PRESETS: Readonly<Record<PresetName, FieldFactors>> = {
  balanced: factorsOf('balanced'),
  seed: factorsOf('seed'),
};

function factorsOf(preset: PresetName): FieldFactors {
  const rows: readonly SimilarityField[] = SIMILARITY_FIELDS;
  return Object.fromEntries(
    rows.flatMap(({ field, factors }) => {
      const factor = factors[preset];
      return factor === undefined ? [] : [[field, factor]];
    }),
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
 * The squares of the factors in the order of {@link FIELDS}: what a product of two weights is
 * multiplied by.
 *
 * @throws ReelatedError as {@link factorList}.
 */
export function squaredFactors(factors: FieldFactors): readonly number[] {
  return factorList(factors).map((factor) => factor * factor);
}

/**
 * The factors in the order of {@link FIELDS}. Only their ratios matter.
 *
 * @throws ReelatedError `request-invalid` when a factor is neither 0 nor between 1e-9 and 1e9, or
 * when all are 0.
 */
export function factorList(factors: FieldFactors): readonly number[] {
  const list = FIELDS.map((field) => {
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
