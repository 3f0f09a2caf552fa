import { Slider } from '../../controls/slider.tsx';
import { useDragged } from '../../controls/use-dragged.ts';
import { USUAL_VARIETY } from '../../url/similar-search.ts';

const STEP = 5;

/** How much the films of a list differ from each other: from sequels and one director's films to many kinds. */
export function VarietySlider({
  variety = USUAL_VARIETY,
  onCommit,
}: {
  /** Percent. */
  readonly variety: number | undefined;
  readonly onCommit: (variety: number | undefined) => void;
}) {
  const slider = useDragged(variety, (next) => onCommit(next === USUAL_VARIETY ? undefined : next));
  return (
    <Slider label="Variety" {...slider} max={100} step={STEP} text={varietyText(slider.value)} />
  );
}

/** What a variety is called. */
export function varietyText(percent: number): string {
  if (percent === 0) return 'off';
  return percent === USUAL_VARIETY ? 'default' : `${percent}%`;
}
