import { Link } from '@tanstack/react-router';
import { useLayoutEffect, useRef, useState, type MouseEvent, type ReactNode } from 'react';
import { percent } from '../format/words.ts';
import { groupLabel, type GroupId } from './groups.ts';
import type { Reason } from './reasons.ts';
import { AdjustmentToggle } from './adjustment-toggle.tsx';
import type { Adjustment } from './topics.ts';

/** A reason in a list; pressing it opens what can be done about it. */
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
      <span className="dot" style={{ background: `var(--group-${reason.group})` }} />
      <span className="underline decoration-line underline-offset-[0.2em] group-hover:decoration-current">
        {reason.text}
      </span>{' '}
      <span className="numbers">{percent(reason.share)}</span>
      {isBoosted && <span className="text-accent"> boosted</span>}
    </button>
  );
}

export type OpenReason = (reason: Reason, event: MouseEvent<HTMLElement>) => void;

export interface ReasonActions {
  readonly adjustmentOf: (topic: string) => Adjustment | undefined;
  readonly onAdjust: (topic: string, adjustment: Adjustment | undefined) => void;
  readonly adjustmentOfGroup: (group: GroupId) => Adjustment | undefined;
  readonly onAdjustGroup: (group: GroupId, adjustment: Adjustment | undefined) => void;
  readonly onPerson: (name: string, isWanted: boolean) => void;
  readonly onGenres: (genres: readonly string[], isWanted: boolean) => void;
}

interface Opened {
  readonly reason: Reason;
  readonly anchor: HTMLElement;
}

/** One popover for all reasons of a list: what it is to be told to open, and itself. */
export function useReasonPopover(actions: ReasonActions): {
  readonly open: OpenReason;
  readonly popover: ReactNode;
} {
  const popover = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<Opened>();
  useLayoutEffect(() => {
    if (opened === undefined || popover.current === null) return;
    popover.current.showPopover();
    placeBeside(popover.current, opened.anchor);
    popover.current.focus({ preventScroll: true });
  }, [opened]);
  const open: OpenReason = (reason, { currentTarget }) =>
    setOpened({ reason, anchor: currentTarget });
  return {
    open,
    popover: (
      <div
        ref={popover}
        popover="auto"
        role="dialog"
        aria-label={opened?.reason.text}
        tabIndex={-1}
        className="absolute inset-auto m-0 w-68 rounded-sm border border-line bg-paper p-2 text-sm text-ink shadow-xl focus:outline-none"
        // every action closes it; the focus goes back to the reason
        onClick={() => popover.current?.hidePopover()}
      >
        {opened !== undefined && <ReasonMenu reason={opened.reason} actions={actions} />}
      </div>
    ),
  };
}

const GAP = 6;
const MARGIN = 8;

/** Puts an element below another one, or above it where there is more room. */
function placeBeside(element: HTMLElement, anchor: HTMLElement): void {
  const { left, top, bottom } = anchor.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = element;
  const above = top - GAP - offsetHeight;
  const isBelow = bottom + GAP + offsetHeight <= innerHeight || above < 0;
  const right = document.body.clientWidth - offsetWidth - MARGIN;
  element.style.left = `${scrollX + Math.max(MARGIN, Math.min(left, right))}px`;
  element.style.top = `${scrollY + (isBelow ? bottom + GAP : above)}px`;
}

function ReasonMenu({
  reason,
  actions: { onPerson, onGenres, ...actions },
}: {
  readonly reason: Reason;
  readonly actions: ReasonActions;
}) {
  const { group, text, share, topics, personId, genres } = reason;
  const kind = groupLabel(group);
  return (
    <>
      <p className="px-2 pt-1 font-serif text-lg leading-tight">{text}</p>
      <p className="px-2 pb-2 text-quiet">
        {kind}: {percent(share)} of likeness
      </p>
      <div className="grid gap-2 px-2 pb-2">
        {topics.length === 0 && (
          <AdjustmentToggle
            of={kind}
            adjustment={actions.adjustmentOfGroup(group)}
            onAdjust={(adjustment) => actions.onAdjustGroup(group, adjustment)}
          />
        )}
        {topics.map((topic) => (
          <div
            key={topic.key}
            className={topics.length > 1 ? 'flex items-center justify-between gap-2' : 'grid'}
          >
            {topics.length > 1 && <p>{topic.text}</p>}
            <AdjustmentToggle
              of={topic.text}
              adjustment={actions.adjustmentOf(topic.key)}
              onAdjust={(adjustment) => actions.onAdjust(topic.key, adjustment)}
            />
          </div>
        ))}
      </div>
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

const ACT =
  'touch-target flex w-full items-center rounded-sm px-2 py-1.5 text-left hover:bg-wash hover:text-accent';

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
