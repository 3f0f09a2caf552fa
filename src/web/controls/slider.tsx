import { Slider as Base } from '@base-ui/react/slider';
import type { ReactNode } from 'react';

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
  readonly onCommit?: (value: number) => void;
  /** Shown above the track, over its whole width. */
  readonly children?: ReactNode;
}

/** One value, set by pointer or keyboard. */
export function Slider(props: SliderProps) {
  const { label, value, min = 0, max, step, color = 'var(--color-ink)', text, children } = props;
  return (
    <Base.Root
      value={value}
      min={min}
      max={max}
      step={step}
      largeStep={step * 4}
      onValueChange={(next: number) => props.onChange(next)}
      onValueCommitted={(next: number) => props.onCommit?.(next)}
    >
      <div className="flex items-baseline justify-between gap-2 text-sm">
        <span className="flex items-center gap-2">
          <span className="dot" style={{ background: color }} />
          {label}
        </span>
        <span className="numbers text-quiet">{text}</span>
      </div>
      {children}
      <Base.Control className="flex h-6 w-full touch-none items-center">
        <Base.Track className="h-px w-full bg-quiet">
          <Base.Indicator className="h-[3px]! -translate-y-px" style={{ background: color }} />
          <Base.Thumb
            aria-label={label}
            getAriaValueText={() => text}
            className="size-4 rounded-full border-2 bg-paper focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent"
            style={{ borderColor: color }}
          />
        </Base.Track>
      </Base.Control>
    </Base.Root>
  );
}
