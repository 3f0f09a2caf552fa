import type { CSSProperties, ReactNode } from 'react';
import { useCommit } from './use-commit.ts';

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min?: number;
  readonly max: number;
  readonly step: number;
  readonly color?: string;
  /** The value as users see or hear it. */
  readonly text: string;
  readonly onChange: (value: number) => void;
  /** Called once the pointer is released, or the keys have rested. */
  readonly onCommit?: (value: number) => void;
  /** Shown above the track, over its whole width. */
  readonly children?: ReactNode;
}

/** How many steps Page Up and Page Down take. */
const LARGE_STEP = 4;
const DIRECTIONS: Readonly<Record<string, number>> = { PageUp: 1, PageDown: -1 };

/** One value, set by pointer or keyboard: the browser's own slider, in the page's colours. */
export function Slider(props: SliderProps) {
  const { label, value, min = 0, max, step, color = 'var(--color-ink)', text, children } = props;
  const commit = useCommit(props.onCommit);
  const set = (next: number): void => {
    props.onChange(next);
    commit.change(next);
  };
  const filled = `${(100 * (value - min)) / (max - min)}%`;
  return (
    <label className="block">
      <span className="flex items-baseline justify-between gap-2 text-sm">
        <span className="flex items-center gap-2">
          <span className="dot" style={{ background: color }} />
          {label}
        </span>
        <span className="numbers text-quiet">{text}</span>
      </span>
      {children}
      <input
        type="range"
        className="slider"
        style={{ '--slider': color, '--filled': filled } as CSSProperties}
        min={min}
        max={max}
        step={step}
        value={value}
        aria-label={label}
        aria-valuetext={text}
        onChange={({ target }) => set(target.valueAsNumber)}
        onKeyDown={(event) => {
          const direction = DIRECTIONS[event.key];
          if (direction === undefined) return;
          event.preventDefault();
          set(Math.min(max, Math.max(min, value + direction * LARGE_STEP * step)));
        }}
        onPointerDown={commit.hold}
        onPointerUp={commit.release}
        onPointerCancel={commit.release}
        onBlur={commit.now}
      />
    </label>
  );
}
