import type { ReactNode, Ref } from 'react';

interface ChipListProps<C> {
  readonly label: string;
  readonly chips: readonly C[];
  readonly keyOf: (chip: C) => string;
  readonly children: (chip: C) => ReactNode;
  /** What removes all of them. */
  readonly all: { readonly text: string; readonly onClick: () => void };
  readonly className?: string;
}

/** Chips that can be removed one by one, or all together if there are several. */
export function ChipList<C>(props: ChipListProps<C>) {
  const { label, chips, keyOf, children, all, className = '' } = props;
  if (chips.length === 0) return null;
  return (
    <ul aria-label={label} className={`flex flex-wrap gap-1.5 ${className}`}>
      {chips.map((chip) => (
        <li key={keyOf(chip)}>{children(chip)}</li>
      ))}
      {chips.length > 1 && (
        <li>
          <button
            type="button"
            className="touch-target px-2 py-1 text-sm text-quiet underline underline-offset-4"
            onClick={all.onClick}
          >
            {all.text}
          </button>
        </li>
      )}
    </ul>
  );
}

interface ChipProps {
  readonly children: ReactNode;
  /** What pressing it does, for those who cannot see the cross. */
  readonly effect: string;
  readonly onClick: () => void;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button with a cross. */
export function Chip({ children, effect, onClick, ref }: ChipProps) {
  return (
    <button type="button" ref={ref} className="pill" onClick={onClick}>
      {children}
      <span aria-hidden="true">×</span>
      <span className="sr-only">, {effect}</span>
    </button>
  );
}
