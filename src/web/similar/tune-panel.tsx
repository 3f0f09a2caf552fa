import { useQuery } from '@tanstack/react-query';
import { queries } from '../api/queries.ts';
import type { PresetName } from '../api/types.ts';
import { Slider } from '../controls/slider.tsx';
import { groupLabel } from './groups.ts';
import { groupsOf, MOST, STEP, type Tuning } from './tuning.ts';

interface TunePanelProps {
  readonly preset: PresetName | undefined;
  readonly tuning: Tuning;
  readonly onDrag: (tuning: Tuning) => void;
  readonly onTune: (tuning: Tuning) => void;
  readonly onPreset: (preset: PresetName | undefined) => void;
}

/** How much each kind of likeness counts. */
export function TunePanel({ preset, tuning, onDrag, onTune, onPreset }: TunePanelProps) {
  const { data: presets } = useQuery(queries.presets());
  const chosen = preset ?? presets?.default;
  const isTuned = Object.values(tuning).some((factor) => factor !== 1);
  return (
    <fieldset>
      <legend className="sr-only">What counts</legend>
      <div className="mb-3 flex min-h-8 flex-wrap gap-1.5">
        {presets !== undefined &&
          PRESETS.map(([name, label, title]) => (
            <button
              key={name}
              type="button"
              className="pill"
              aria-pressed={name === chosen && !isTuned}
              title={title}
              onClick={() => onPreset(name === presets.default ? undefined : name)}
            >
              {label}
            </button>
          ))}
      </div>
      {groupsOf(presets, preset).map((group) => (
        <Slider
          key={group}
          label={groupLabel(group)}
          value={tuning[group] ?? 1}
          max={MOST}
          step={STEP}
          color={`var(--group-${group})`}
          text={factorInWords(tuning[group] ?? 1)}
          onChange={(factor) => onDrag({ ...tuning, [group]: factor })}
          onCommit={(factor) => onTune({ ...tuning, [group]: factor })}
        />
      ))}
    </fieldset>
  );
}

const PRESETS: readonly (readonly [name: PresetName, label: string, title: string])[] = [
  ['balanced', 'Balanced', 'Looks at roles, characters, series, time, language, votes and rating'],
  ['seed', 'Plain', 'Compares title words, genres, the exact rating and persons alike'],
];

function factorInWords(factor: number): string {
  if (factor === 0) return 'off';
  return factor === 1 ? 'as usual' : `× ${factor}`;
}
