import { useState } from 'react';
import { count } from '../format/words.ts';

export interface FacetOption {
  readonly key: string;
  readonly label: string;
  readonly films: number;
  readonly isChosen: boolean;
}

interface FacetListProps {
  readonly title: string;
  readonly options: readonly FacetOption[];
  readonly onToggle: (key: string) => void;
}

const SHORT = 8;

/** Choices with how many films each would leave. */
export function FacetList({ title, options, onToggle }: FacetListProps) {
  const [isLong, setLong] = useState(false);
  if (options.length === 0) return null;
  const shown = isLong
    ? options
    : options.filter(({ isChosen }, place) => isChosen || place < SHORT);
  return (
    <div role="group" aria-label={title}>
      <p className="eyebrow">{title}</p>
      <ul className="mt-1.5">
        {shown.map(({ key, label, films, isChosen }) => (
          <li key={key}>
            <button
              type="button"
              aria-pressed={isChosen}
              className="group flex w-full items-baseline justify-between gap-3 py-[0.2rem] text-left text-sm hover:text-accent aria-pressed:font-semibold aria-pressed:text-accent"
              onClick={() => onToggle(key)}
            >
              <span className="truncate">{label}</span>
              <span className="numbers text-xs text-quiet">{count(films)}</span>
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
          {isLong ? 'Fewer' : `All ${options.length}`}
        </button>
      )}
    </div>
  );
}
