import { Link } from '@tanstack/react-router';
import { Slider } from '../../controls/slider.tsx';
import { groupColor, type SimilarityFields } from '../similarity-fields.ts';
import {
  defaultFactor,
  groupsIn,
  MOST,
  presetIn,
  STEP,
  type Tuning,
  writeTuning,
} from './tuning.ts';

interface TunePanelProps {
  readonly fields: SimilarityFields;
  /** The preset that the URL names. */
  readonly preset: string | undefined;
  readonly tuning: Tuning;
  readonly onDrag: (tuning: Tuning) => void;
  readonly onTune: (tuning: Tuning) => void;
  readonly onPreset: (preset: string | undefined) => void;
}

/** How much each group of fields counts. */
export function TunePanel({ fields, preset, tuning, onDrag, onTune, onPreset }: TunePanelProps) {
  const { presets } = fields;
  const chosen = presetIn(fields, preset);
  const isTuned = writeTuning(tuning, fields) !== undefined;
  return (
    <fieldset>
      <legend className="sr-only">Weights</legend>
      <div className="mb-3 flex min-h-8 flex-wrap gap-1.5">
        {presets.choices.map(({ preset: name, label, description }) => (
          <button
            key={name}
            type="button"
            className="pill"
            aria-pressed={name === chosen && !isTuned}
            title={description}
            onClick={() => onPreset(name === presets.default ? undefined : name)}
          >
            {label}
          </button>
        ))}
      </div>
      <p className="mb-3 text-sm">
        <Link to="/quality" className="quiet-action">
          How they compare
        </Link>
      </p>
      {groupsIn(fields, chosen).map((group) => {
        const usual = defaultFactor(fields, group);
        const factor = tuning[group.group] ?? usual;
        return (
          <Slider
            key={group.group}
            label={group.label}
            value={factor}
            max={MOST}
            step={STEP}
            color={groupColor(group)}
            text={factorText(factor, usual)}
            onChange={(next) => onDrag({ ...tuning, [group.group]: next })}
            onCommit={(next) => onTune({ ...tuning, [group.group]: next })}
          />
        );
      })}
    </fieldset>
  );
}

function factorText(factor: number, usual: number): string {
  if (factor === 0) return 'off';
  return factor === usual ? 'default' : `× ${factor}`;
}
