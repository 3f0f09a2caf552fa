import { useId, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';

const STEPS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

interface StarRatingProps {
  readonly title: string;
  /** The user's rating; it may be between two steps. */
  readonly rating: number | undefined;
  /** Called with undefined when the user removes the rating. */
  readonly onRate: (rating: number | undefined) => void;
}

/**
 * Rates a film by five stars in halves. A click rates at once; arrow keys only choose, as every step
 * would be a rating otherwise, until Enter is pressed or the focus leaves.
 */
export function StarRating({ title, rating, onRate }: StarRatingProps) {
  const name = useId();
  const { chosen, hovered, setHovered, choose, handlers } = useChoice(onRate);
  const value = chosen ?? rating;
  return (
    <div className="flex items-center gap-2">
      <fieldset className="star-rating" onPointerLeave={() => setHovered(undefined)} {...handlers}>
        <legend className="sr-only">Your rating of {title}</legend>
        <Stars value={hovered ?? value ?? 0} />
        {STEPS.map((step) => (
          <label key={step} title={`${step} of 10`} onPointerEnter={() => setHovered(step)}>
            <input
              type="radio"
              className="sr-only"
              name={name}
              value={step}
              aria-label={`${step} of 10`}
              checked={value !== undefined && Math.round(value) === step}
              onChange={() => choose(step)}
            />
          </label>
        ))}
      </fieldset>
      <span className="numbers min-w-6 text-sm text-quiet" aria-hidden="true">
        {hovered ?? value ?? ''}
      </span>
      {rating !== undefined && (
        <button
          type="button"
          className="quiet-action"
          aria-label={`Remove your rating of ${title}`}
          onClick={() => onRate(undefined)}
        >
          Clear
        </button>
      )}
    </div>
  );
}

/** The step that is chosen by the keyboard but not yet given, and the one below the pointer. */
function useChoice(onRate: StarRatingProps['onRate']) {
  const [chosen, setChosen] = useState<number>();
  const [hovered, setHovered] = useState<number>();
  const isByArrow = useRef(false);

  function give(rating: number | undefined): void {
    setChosen(undefined);
    setHovered(undefined);
    if (rating !== undefined) onRate(rating);
  }

  function choose(step: number): void {
    if (isByArrow.current) setChosen(step);
    else give(step);
    isByArrow.current = false;
  }

  const handlers = {
    onKeyDown: ({ key }: KeyboardEvent): void => {
      isByArrow.current = key.startsWith('Arrow');
      if (key === 'Enter' || key === ' ') give(chosen);
      else if (key === 'Escape') setChosen(undefined);
    },
    onPointerDown: (): void => {
      isByArrow.current = false;
    },
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent): void => {
      if (!currentTarget.contains(relatedTarget)) give(chosen);
    },
  };
  return { chosen, hovered, setHovered, choose, handlers };
}

const STAR = 'm10 1.6 2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.9-5.2 2.9 1-5.9L1.5 7.8l5.9-.8z';

/** Five stars, partly filled. */
function Stars({ value }: { readonly value: number }) {
  return (
    <>
      <StarRow className="text-quiet" />
      <span className="star-rating-filled" style={{ width: `${value * 10}%` }}>
        <StarRow className="text-accent" isFilled />
      </span>
    </>
  );
}

function StarRow({
  className,
  isFilled = false,
}: {
  readonly className: string;
  readonly isFilled?: boolean;
}) {
  return (
    <svg viewBox="0 0 100 20" className={`star-rating-stars ${className}`} aria-hidden="true">
      {[0, 20, 40, 60, 80].map((x) => (
        <path
          key={x}
          d={STAR}
          transform={`translate(${x})`}
          fill={isFilled ? 'currentColor' : 'none'}
          stroke="currentColor"
          strokeWidth="1.3"
          vectorEffect="non-scaling-stroke"
          strokeLinejoin="round"
        />
      ))}
    </svg>
  );
}
