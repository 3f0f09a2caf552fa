import { useQuery } from '@tanstack/react-query';
import { queries } from '../api/queries.ts';
import { Slider } from '../controls/slider.tsx';
import { groupLabel } from './groups.ts';
import { groupsOf, MOST, STEP, type Tuning } from './tuning.ts';

interface TunePanelProps {
  readonly preset: string | undefined;
  readonly tuning: Tuning;
  readonly onDrag: (tuning: Tuning) => void;
  readonly onTune: (tuning: Tuning) => void;
  readonly onPreset: (preset: string | undefined) => void;
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
        {Object.keys(presets?.presets ?? {})
          .sort()
          .map((name) => (
            <button
              key={name}
              type="button"
              className="pill"
              aria-pressed={name === chosen && !isTuned}
              title={PRESET_TITLES[name]}
              onClick={() => onPreset(name === presets?.default ? undefined : name)}
            >
              {PRESET_LABELS[name] ?? name}
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

const PRESET_LABELS: Readonly<Record<string, string>> = { balanced: 'Balanced', seed: 'Plain' };
const PRESET_TITLES: Readonly<Record<string, string>> = {
  balanced: 'Looks at roles, characters, series, time, language, votes and rating',
  seed: 'Compares title words, genres, the exact rating and persons alike',
};

function factorInWords(factor: number): string {
  if (factor === 0) return 'off';
  return factor === 1 ? 'as usual' : `× ${factor}`;
}
