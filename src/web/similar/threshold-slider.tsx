import { useState } from 'react';
import type { Histogram } from '../api/types.ts';
import { Slider } from '../controls/slider.tsx';
import { count } from '../format/words.ts';

interface ThresholdSliderProps {
  readonly histogram: Histogram | undefined;
  /** Percent. */
  readonly above: number;
  readonly onCommit: (above: number) => void;
}

/** The least similarity, set on a line below how many films have which. */
export function ThresholdSlider({ histogram, above, onCommit }: ThresholdSliderProps) {
  const [dragged, setDragged] = useState<number>();
  const value = dragged ?? above;
  return (
    <Slider
      label="At least"
      value={value}
      max={100}
      step={1}
      text={`${value}%`}
      onChange={setDragged}
      onCommit={(next) => {
        setDragged(undefined);
        onCommit(next);
      }}
    >
      <Bars histogram={histogram} above={value} />
    </Slider>
  );
}

const WIDTH = 100;
const HEIGHT = 34;

/** Counts fall by orders of magnitude from the left to the right: heights are their logarithms. */
function Bars({
  histogram,
  above,
}: {
  readonly histogram: Histogram | undefined;
  readonly above: number;
}) {
  if (histogram === undefined) return <div className="h-12" />;
  const { counts } = histogram;
  const most = Math.log1p(Math.max(1, ...counts));
  const width = WIDTH / counts.length;
  const kept = counts.reduce(
    (sum, films, i) => (((i + 1) * 100) / counts.length > above ? sum + films : sum),
    0,
  );
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="mt-1 h-12 w-full"
      role="img"
      aria-label={`About ${count(kept)} films are at least so similar`}
    >
      {counts.map((films, i) => {
        const height = films === 0 ? 0 : Math.max(1.5, (HEIGHT * Math.log1p(films)) / most);
        return (
          <rect
            // oxlint-disable-next-line react/no-array-index-key -- a bar is its place
            key={i}
            x={i * width}
            y={HEIGHT - height}
            width={width * 0.82}
            height={height}
            fill={
              ((i + 1) * 100) / counts.length > above ? 'var(--color-quiet)' : 'var(--color-line)'
            }
          />
        );
      })}
    </svg>
  );
}
