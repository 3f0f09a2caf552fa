import type { FieldGroup, PresetName, Weights } from '../api/types.ts';
import type { SimilarityFields } from './similarity-fields.ts';
import { BOOST_FACTOR, type Adjustment } from './topics.ts';

/** What the preset's factors are multiplied by, by the name of a group; 1 where absent. */
export type Tuning = Readonly<Record<string, number>>;

export const MOST = 3;
export const STEP = 0.25;

/** Reads `people:2,title:0`; groups that the server does not have are passed over. */
export function readTuning(text: string | undefined, { groups }: SimilarityFields): Tuning {
  const known = new Set<string>(groups.map(({ group }) => group));
  const parts = (text ?? '').split(',').map((part) => part.split(':'));
  const factors = parts.map(([name = '', value]) => [name, Number(value)] as const);
  return withoutOnes(
    Object.fromEntries(
      factors.filter(([name, factor]) => known.has(name) && factor >= 0 && factor <= MOST),
    ),
  );
}

/** The inverse; undefined when nothing is tuned. */
export function writeTuning(tuning: Tuning): string | undefined {
  const parts = Object.entries(withoutOnes(tuning)).map(([name, factor]) => `${name}:${factor}`);
  return parts.length === 0 ? undefined : parts.join(',');
}

/** What a group's factor does to it, if it is one that a button can set. */
export function adjustmentOfFactor(factor = 1): Adjustment | undefined {
  if (factor === 0) return 'exclude';
  return factor === BOOST_FACTOR ? 'boost' : undefined;
}

/** The factor of a group that is boosted or excluded. */
export function factorOf(adjustment: Adjustment | undefined): number {
  if (adjustment === 'exclude') return 0;
  return adjustment === 'boost' ? BOOST_FACTOR : 1;
}

/** The preset that a URL asks for, or the default where it asks for none that exists. */
export function presetIn({ presets }: SimilarityFields, name: string | undefined): PresetName {
  return presets.choices.find(({ preset }) => preset === name)?.preset ?? presets.default;
}

/** The factor of every field, or undefined where the preset alone says it. */
export function tunedWeights(
  fields: SimilarityFields,
  preset: PresetName,
  tuning: Tuning,
): Weights | undefined {
  if (Object.keys(withoutOnes(tuning)).length === 0) return undefined;
  const weights = Object.entries(fields.presets.presets[preset]).map(
    ([field, factor]): [string, number] => [
      field,
      factor * (tuning[fields.groupOf(field)?.group ?? ''] ?? 1),
    ],
  );
  return Object.fromEntries(weights.filter(([, factor]) => factor > 0));
}

/** The groups that a preset considers. */
export function groupsIn(fields: SimilarityFields, preset: PresetName): readonly FieldGroup[] {
  const factors = fields.presets.presets[preset];
  return fields.groups.filter((group) =>
    fields.fieldsOf(group).some(({ field }) => (factors[field] ?? 0) > 0),
  );
}

function withoutOnes(tuning: Tuning): Tuning {
  return Object.fromEntries(Object.entries(tuning).filter(([, factor]) => factor !== 1));
}
