import type { Histogram } from '../../api/types.ts';
import { Slider } from '../../controls/slider.tsx';
import { useDragged } from '../../controls/use-dragged.ts';
import { count } from '../../format/words.ts';

interface ThresholdSliderProps {
  readonly histogram: Histogram | undefined;
  /** Percent. */
  readonly above: number;
  readonly onCommit: (above: number) => void;
}

/** Sets the minimum similarity, below a histogram of the films' similarities. */
export function ThresholdSlider({ histogram, above, onCommit }: ThresholdSliderProps) {
  const slider = useDragged(above, onCommit);
  return (
    <Slider label="Minimum similarity" {...slider} max={100} step={1} text={`${slider.value}%`}>
      <Bars histogram={histogram} above={slider.value} />
    </Slider>
  );
}

const WIDTH = 100;
const HEIGHT = 34;

/** Heights are logarithms, as the counts fall by orders of magnitude from left to right. */
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
  const included = counts.reduce(
    (sum, films, i) => (((i + 1) * 100) / counts.length > above ? sum + films : sum),
    0,
  );
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="mt-1 h-12 w-full"
      role="img"
      aria-label={`About ${count(included)} films are at least this similar`}
    >
      {counts.map((films, i) => {
        const height = films === 0 ? 0 : Math.max(1.5, (HEIGHT * Math.log1p(films)) / most);
        return (
          <rect
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
