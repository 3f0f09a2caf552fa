import type { Field, PresetName, Presets, Weights } from '../api/types.ts';
import { GROUPS, groupOf, type GroupId } from './groups.ts';
import { DOUBLE, type Adjustment } from './topics.ts';

/** By what the preset's factors of a group are multiplied; 1 where absent. */
export type Tuning = Readonly<Partial<Record<GroupId, number>>>;

export const MOST = 3;
export const STEP = 0.25;

/** Reads `people:2,title:0`. */
export function readTuning(text: string | undefined): Tuning {
  const tuning: Partial<Record<GroupId, number>> = {};
  for (const part of (text ?? '').split(',')) {
    const [name, value] = part.split(':');
    const group = GROUPS.find(({ id }) => id === name);
    const factor = Number(value);
    if (group !== undefined && factor >= 0 && factor <= MOST) tuning[group.id] = factor;
  }
  return withoutOnes(tuning);
}

/** The inverse; undefined when nothing is tuned. */
export function writeTuning(tuning: Tuning): string | undefined {
  const parts = Object.entries(withoutOnes(tuning)).map(([id, factor]) => `${id}:${factor}`);
  return parts.length === 0 ? undefined : parts.join(',');
}

/** What a group's factor makes of it, where that can be said. */
export function adjustmentOfFactor(factor = 1): Adjustment | undefined {
  if (factor === 0) return 'mute';
  return factor === DOUBLE ? 'boost' : undefined;
}

/** The factor of a group that is muted or boosted. */
export function factorOf(adjustment: Adjustment | undefined): number {
  if (adjustment === 'mute') return 0;
  return adjustment === 'boost' ? DOUBLE : 1;
}

/** The factor of every field, or undefined where the preset alone says it. */
export function tunedWeights(
  presets: Presets,
  preset: PresetName | undefined,
  tuning: Tuning,
): Weights | undefined {
  if (Object.keys(withoutOnes(tuning)).length === 0) return undefined;
  const factors = Object.entries(presets.presets[preset ?? presets.default]);
  const weights = factors.map(([field, factor]): [string, number] => [
    field,
    factor * (tuning[groupOf(field)] ?? 1),
  ]);
  return Object.fromEntries(weights.filter(([, factor]) => factor > 0));
}

/** The groups that a preset looks at. */
export function groupsOf(presets: Presets | undefined, preset: PresetName | undefined): GroupId[] {
  const factors = presets?.presets[preset ?? presets.default];
  return GROUPS.filter(
    ({ fields }) =>
      factors === undefined || fields.some((field: Field) => (factors[field] ?? 0) > 0),
  ).map(({ id }) => id);
}

function withoutOnes(tuning: Tuning): Tuning {
  return Object.fromEntries(Object.entries(tuning).filter(([, factor]) => factor !== 1));
}
