import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import type { Adjustment } from './topics.ts';

const LABELS: readonly (readonly [Adjustment, string])[] = [
  ['boost', 'Boost'],
  ['exclude', 'Exclude'],
];

/** Boosts something or excludes it from the score; with neither pressed it counts once. */
export function AdjustmentToggle({
  of,
  adjustment,
  onAdjust,
}: {
  /** What it is about. */
  readonly of: string;
  readonly adjustment: Adjustment | undefined;
  readonly onAdjust: (adjustment: Adjustment | undefined) => void;
}) {
  return (
    <ToggleGroup
      aria-label={of}
      className="flex gap-1.5"
      value={adjustment === undefined ? [] : [adjustment]}
      onValueChange={([next]) => onAdjust(next)}
    >
      {LABELS.map(([value, label]) => (
        <Toggle<Adjustment>
          key={value}
          value={value}
          aria-label={`${label} ${of}`}
          className="pill flex-1 justify-center whitespace-nowrap"
        >
          {label}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}
