import { useState } from 'react';
import { Slider } from '../../controls/slider.tsx';
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
  const [dragged, setDragged] = useState<number>();
  const value = dragged ?? variety;
  return (
    <Slider
      label="Variety"
      value={value}
      max={100}
      step={STEP}
      text={varietyText(value)}
      onChange={setDragged}
      onCommit={(next) => {
        setDragged(undefined);
        onCommit(next === USUAL_VARIETY ? undefined : next);
      }}
    />
  );
}

/** What a variety is called. */
export function varietyText(percent: number): string {
  if (percent === 0) return 'off';
  return percent === USUAL_VARIETY ? 'default' : `${percent}%`;
}
