import type { MouseEvent } from 'react';
import { percent } from '../../format/words.ts';
import type { Reason } from './reasons.ts';
import { groupColor } from '../similarity-fields.ts';

export type OpenReason = (reason: Reason, event: MouseEvent<HTMLElement>) => void;

/** A reason in a list, which opens what can be done about it. */
export function ReasonButton({
  reason,
  isBoosted,
  onOpen,
}: {
  readonly reason: Reason;
  readonly isBoosted: boolean;
  readonly onOpen: OpenReason;
}) {
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      onClick={(event) => onOpen(reason, event)}
      className="group touch-target inline-flex items-center gap-1.5 text-left text-sm text-quiet hover:text-ink"
    >
      <span className="dot" style={{ background: groupColor(reason.group) }} />
      <span className="underline decoration-line underline-offset-[0.2em] group-hover:decoration-current">
        {reason.text}
      </span>{' '}
      <span className="numbers">{percent(reason.share)}</span>
      {isBoosted && <span className="text-accent"> boosted</span>}
    </button>
  );
}
