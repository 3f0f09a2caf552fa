import type { FieldGroup, PresetName, Weights } from '../../api/types.ts';
import type { SimilarityFields } from '../similarity-fields.ts';
import { BOOST_FACTOR, type Adjustment } from '../reasons/topics.ts';

/**
 * What the preset's factors are multiplied by, by the name of a group; where absent, its
 * {@link defaultFactor}. The fields of a group that is off by default have the factor itself.
 */
export type Tuning = Readonly<Record<string, number>>;

export const MOST = 3;
export const STEP = 0.25;

/** Reads `people:2,title:0`; groups that the server does not have are passed over. */
export function readTuning(text: string | undefined, fields: SimilarityFields): Tuning {
  const known = new Set<string>(fields.groups.map(({ group }) => group));
  const parts = (text ?? '').split(',').map((part) => part.split(':'));
  const factors = parts.map(([name = '', value]) => [name, Number(value)] as const);
  return tunedOnly(
    Object.fromEntries(
      factors.filter(([name, factor]) => known.has(name) && factor >= 0 && factor <= MOST),
    ),
    fields,
  );
}

/** The inverse; undefined when nothing is tuned. */
export function writeTuning(
  tuning: Readonly<Record<string, number | undefined>>,
  fields: SimilarityFields,
): string | undefined {
  const parts = Object.entries(tunedOnly(tuning, fields)).map(
    ([name, factor]) => `${name}:${factor}`,
  );
  return parts.length === 0 ? undefined : parts.join(',');
}

/** What a group's factor does to it, if it is one that a button can set. */
export function adjustmentOfFactor(factor = 1): Adjustment | undefined {
  if (factor === 0) return 'exclude';
  return factor === BOOST_FACTOR ? 'boost' : undefined;
}

/** The factor of a group that is boosted or excluded; undefined for the default. */
export function factorOf(adjustment: Adjustment | undefined): number | undefined {
  if (adjustment === 'exclude') return 0;
  return adjustment === 'boost' ? BOOST_FACTOR : undefined;
}

/** The factor of a group that is not tuned: 0 where the default preset lists it but leaves it off. */
export function defaultFactor({ presets, fieldsOf }: SimilarityFields, group: FieldGroup): 0 | 1 {
  const factors = fieldsOf(group).flatMap(
    ({ field }) => presets.presets[presets.default][field] ?? [],
  );
  return factors.length > 0 && factors.every((factor) => factor === 0) ? 0 : 1;
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
  if (Object.keys(tunedOnly(tuning, fields)).length === 0) return undefined;
  const factors = fields.presets.presets[preset];
  const weights = fields.groups.flatMap((group) => {
    const usual = defaultFactor(fields, group);
    const factor = tuning[group.group] ?? usual;
    return fields
      .fieldsOf(group)
      .map(({ field }) => [field, (usual === 0 ? 1 : (factors[field] ?? 0)) * factor] as const);
  });
  return Object.fromEntries(weights.filter(([, factor]) => factor > 0));
}

/** The groups that a preset considers, and those that are off by default. */
export function groupsIn(fields: SimilarityFields, preset: PresetName): readonly FieldGroup[] {
  const factors = fields.presets.presets[preset];
  return fields.groups.filter(
    (group) =>
      defaultFactor(fields, group) === 0 ||
      fields.fieldsOf(group).some(({ field }) => (factors[field] ?? 0) > 0),
  );
}

/** The tuning without the groups that are as they are by default. */
function tunedOnly(
  tuning: Readonly<Record<string, number | undefined>>,
  fields: SimilarityFields,
): Tuning {
  return Object.fromEntries(
    fields.groups.flatMap((group) => {
      const factor = tuning[group.group];
      const isTuned = factor !== undefined && factor !== defaultFactor(fields, group);
      return isTuned ? [[group.group, factor]] : [];
    }),
  );
}
