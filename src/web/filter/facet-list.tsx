import { useState } from 'react';
import { count } from '../format/words.ts';

export interface FacetOption<V> {
  readonly value: V;
  readonly label: string;
  /** How many films it would leave, where the server says so. */
  readonly films?: number;
  readonly isChosen: boolean;
}

interface FacetListProps<V> {
  readonly title: string;
  readonly options: readonly FacetOption<V>[];
  /** Chooses a value, or no longer if it was chosen. */
  readonly onToggle: (value: V, isChosen: boolean) => void;
}

const SHORT = 8;

/** Choices, each with how many films it would leave; those with the most films are always shown. */
export function FacetList<V>({ title, options, onToggle }: FacetListProps<V>) {
  const [isLong, setLong] = useState(false);
  if (options.length === 0) return null;
  const fullest = new Set(
    options.toSorted((one, other) => (other.films ?? 0) - (one.films ?? 0)).slice(0, SHORT),
  );
  const shown = isLong
    ? options
    : options.filter((option) => option.isChosen || fullest.has(option));
  return (
    <div role="group" aria-label={title}>
      <p className="eyebrow">{title}</p>
      <ul className="mt-1.5">
        {shown.map(({ value, label, films, isChosen }) => (
          <li key={label}>
            <button
              type="button"
              aria-pressed={isChosen}
              className="group flex w-full items-baseline justify-between gap-3 py-[0.2rem] text-left text-sm hover:text-accent aria-pressed:font-semibold aria-pressed:text-accent"
              onClick={() => onToggle(value, isChosen)}
            >
              <span className="truncate">{label}</span>
              {films !== undefined && (
                <span className="numbers text-xs text-quiet">{count(films)}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
      {options.length > SHORT && (
        <button
          type="button"
          className="link mt-1 text-xs text-quiet"
          aria-expanded={isLong}
          onClick={() => setLong(!isLong)}
        >
          {isLong ? 'Show fewer' : `Show all ${options.length}`}
        </button>
      )}
    </div>
  );
}
