import { ReelatedError } from '../../errors.ts';
import { FIELDS, type Field } from '../terms/terms.ts';

/** How much each field counts: the weights of its terms are multiplied by its factor, 0 if absent. */
export type FieldFactors = Readonly<Partial<Record<Field, number>>>;

/**
 * Named factors. `seed` weighs its four fields alike, as the system before this one did. `balanced`
 * was chosen by `bench/quality/`, whose figures stand in docs/adr/0006-balanced-likeness.md.
 */
export const PRESETS = {
  seed: { title: 1, genre: 1, rating: 1, person: 1 },
  balanced: {
    genre: 1.4,
    person: 1,
    director: 1.4,
    writer: 0.5,
    composer: 0.7,
    lead: 0.7,
    character: 1.4,
    word: 0.7,
    series: 1.4,
    mix: 0.7,
    era: 0.7,
    language: 1,
    votes: 1.4,
    score: 0.7,
  },
} as const satisfies Readonly<Record<string, FieldFactors>>;

export type PresetName = keyof typeof PRESETS;

export const PRESET_NAMES = ['seed', 'balanced'] as const satisfies readonly PresetName[];

/** What films are compared by unless another preset is asked for. */
export const DEFAULT_PRESET: PresetName = 'balanced';

/** The preset that a text names, or undefined. */
export function presetNamed(name: unknown): PresetName | undefined {
  return PRESET_NAMES.find((known) => known === name);
}

// Factors count squared and in products of norms; within these bounds none of them leaves float64.
const SMALLEST_FACTOR = 1e-9;
const GREATEST_FACTOR = 1e9;

/**
 * The factors in the order of {@link FIELDS}. Only their proportions matter.
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
