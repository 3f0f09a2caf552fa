import { Slider } from '../../../controls/slider.tsx';
import { useDragged } from '../../../controls/use-dragged.ts';

const STEP = 5;

/** From well known films to hidden gems. */
export function GemsSlider({
  gems,
  suggested,
  onCommit,
}: {
  /** From 0 to 100; undefined for what the ratings suggest. */
  readonly gems: number | undefined;
  /** What the ratings suggest; undefined until the server has said so. */
  readonly suggested: number | undefined;
  readonly onCommit: (gems: number | undefined) => void;
}) {
  const slider = useDragged(gems, onCommit);
  return (
    <div>
      <Slider
        label="Hidden gems"
        {...slider}
        value={slider.value ?? suggested ?? 50}
        max={100}
        step={STEP}
        text={textOf(slider.value)}
      />
      <p className="flex justify-between text-xs text-quiet">
        <span>Well known</span>
        {gems !== undefined && (
          <button type="button" className="link" onClick={() => onCommit(undefined)}>
            Reset
          </button>
        )}
        <span>Hidden gems</span>
      </p>
    </div>
  );
}

function textOf(gems: number | undefined): string {
  return gems === undefined ? 'by your ratings' : `${gems}%`;
}
