import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import type { Stress } from './topics.ts';

/** Mutes something or boosts it; neither where it counts as usual. */
export function StressControl({
  of,
  stress,
  onStress,
}: {
  /** What it is about. */
  readonly of: string;
  readonly stress: Stress | undefined;
  readonly onStress: (stress: Stress | undefined) => void;
}) {
  return (
    <ToggleGroup
      aria-label={of}
      className="flex gap-1.5"
      value={stress === undefined ? [] : [stress]}
      onValueChange={([next]) => onStress(next)}
    >
      {STRESSES.map(([value, label]) => (
        <Toggle<Stress>
          key={value}
          value={value}
          aria-label={`${label} ${of}`}
          className="pill touch-target flex-1 justify-center whitespace-nowrap"
        >
          {label}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}

const STRESSES: readonly (readonly [Stress, string])[] = [
  ['mute', 'Mute'],
  ['boost', 'Boost'],
];
