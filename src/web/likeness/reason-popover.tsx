import { Link } from '@tanstack/react-router';
import { useRef, useState, type MouseEvent, type ReactNode } from 'react';
import { percent } from '../format/words.ts';
import { groupLabel, type GroupId } from './groups.ts';
import type { SpokenReason } from './reasons.ts';

/** A reason in a list; pressing it opens what can be done about it. */
export function ReasonButton({
  reason,
  onOpen,
}: {
  readonly reason: SpokenReason;
  readonly onOpen: OpenReason;
}) {
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      onClick={(event) => onOpen(reason, event)}
      className="group inline-flex items-center gap-1.5 text-left text-sm text-quiet hover:text-ink"
    >
      <span className="dot" style={{ background: `var(--group-${reason.group})` }} />
      <span className="underline decoration-line underline-offset-[0.2em] group-hover:decoration-current">
        {reason.text}
      </span>{' '}
      <span className="numbers">{percent(reason.share)}</span>
    </button>
  );
}

export type OpenReason = (reason: SpokenReason, event: MouseEvent<HTMLElement>) => void;

export interface ReasonActions {
  /** Sets by what a group counts. */
  readonly onFactor: (group: GroupId, factor: number) => void;
  readonly onPerson: (name: string, isWanted: boolean) => void;
  readonly onGenres: (genres: readonly string[], isWanted: boolean) => void;
}

const GAP = 6;
const WIDTH = 272;

/** One popover for all reasons of a list: what it is to be told to open, and itself. */
export function useReasonPopover(actions: ReasonActions): {
  readonly open: OpenReason;
  readonly popover: ReactNode;
} {
  const popover = useRef<HTMLDivElement>(null);
  const [reason, setReason] = useState<SpokenReason>();
  const open: OpenReason = (next, { currentTarget }) => {
    const { left, bottom } = currentTarget.getBoundingClientRect();
    setReason(next);
    const element = popover.current;
    if (element === null) return;
    element.style.left = `${scrollX + Math.max(8, Math.min(left, innerWidth - WIDTH - 8))}px`;
    element.style.top = `${scrollY + bottom + GAP}px`;
    element.showPopover();
    element.focus();
  };
  return {
    open,
    popover: (
      <div
        ref={popover}
        popover="auto"
        role="dialog"
        aria-label={reason?.text}
        tabIndex={-1}
        className="absolute inset-auto m-0 w-68 rounded-sm border border-line bg-paper p-2 text-sm text-ink shadow-xl focus:outline-none"
        // every action closes it; the focus goes back to the reason
        onClick={() => popover.current?.hidePopover()}
      >
        {reason !== undefined && <ReasonMenu reason={reason} actions={actions} />}
      </div>
    ),
  };
}

function ReasonMenu({
  reason,
  actions: { onFactor, onPerson, onGenres },
}: {
  readonly reason: SpokenReason;
  readonly actions: ReasonActions;
}) {
  const { group, text, share, personId, genres } = reason;
  const kind = groupLabel(group);
  return (
    <>
      <p className="px-2 pt-1 font-serif text-lg leading-tight">{text}</p>
      <p className="px-2 pb-2 text-quiet">
        {kind}: {percent(share)} of likeness
      </p>
      <Act onClick={() => onFactor(group, 2)}>Boost: {kind.toLowerCase()} counts double</Act>
      <Act onClick={() => onFactor(group, 0)}>Mute: {kind.toLowerCase()} does not count</Act>
      {personId !== undefined && (
        <>
          <Act onClick={() => onPerson(text, true)}>Only films with {text}</Act>
          <Act onClick={() => onPerson(text, false)}>No films with {text}</Act>
          <Link to="/people/$personId" params={{ personId }} className={ACT}>
            All films of {text}
          </Link>
        </>
      )}
      {genres !== undefined && (
        <>
          <Act onClick={() => onGenres(genres, true)}>Only {text}</Act>
          <Act onClick={() => onGenres(genres, false)}>No {text}</Act>
        </>
      )}
    </>
  );
}

const ACT = 'block w-full rounded-sm px-2 py-1.5 text-left hover:bg-wash hover:text-accent';

function Act({
  onClick,
  children,
}: {
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button type="button" className={ACT} onClick={onClick}>
      {children}
    </button>
  );
}
