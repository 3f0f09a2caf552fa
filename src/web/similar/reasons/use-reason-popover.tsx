import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import type { OpenReason } from './reason-button.tsx';
import type { ReasonActions, ReasonMenu } from './reason-menu.tsx';
import type { Reason } from './reasons.ts';

interface Opened {
  readonly reason: Reason;
  readonly anchor: HTMLElement;
  readonly Menu: typeof ReasonMenu;
}

/** One popover for all reasons of a list, and what opens it. */
export function useReasonPopover(actions: ReasonActions): {
  readonly open: OpenReason;
  readonly popover: ReactNode;
} {
  const popover = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<Opened>();
  useLayoutEffect(() => {
    if (opened === undefined || popover.current === null) return;
    // to which it returns, although a tab key may have moved it while the menu was loaded
    opened.anchor.focus({ preventScroll: true });
    popover.current.showPopover();
    placeBeside(popover.current, opened.anchor);
    popover.current.focus({ preventScroll: true });
  }, [opened]);
  const open: OpenReason = (reason, { currentTarget }) => void show(reason, currentTarget);
  async function show(reason: Reason, anchor: HTMLElement): Promise<void> {
    // the menu is not part of what the page needs before it shows anything
    const { ReasonMenu: Menu } = await import('./reason-menu.tsx');
    setOpened({ reason, anchor, Menu });
  }
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
        // every action closes it; the focus returns to the reason
        onClick={() => popover.current?.hidePopover()}
      >
        {opened !== undefined && <opened.Menu reason={opened.reason} actions={actions} />}
      </div>
    ),
  };
}

const GAP = 6;
const MARGIN = 8;

/** Puts an element below another one, or above it if it does not fit below. */
function placeBeside(element: HTMLElement, anchor: HTMLElement): void {
  const { left, top, bottom } = anchor.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = element;
  const above = top - GAP - offsetHeight;
  const isBelow = bottom + GAP + offsetHeight <= innerHeight || above < 0;
  const right = document.body.clientWidth - offsetWidth - MARGIN;
  element.style.left = `${scrollX + Math.max(MARGIN, Math.min(left, right))}px`;
  element.style.top = `${scrollY + (isBelow ? bottom + GAP : above)}px`;
}
