import type { MouseEvent } from 'react';

const LINK =
  'absolute left-2 top-2 z-30 -translate-y-16 bg-ink px-3 py-2 text-paper focus:translate-y-0';

/** Links for keyboards past the header, and past everything before a page's list. */
export function SkipLinks() {
  return (
    <>
      <a href="#main" className={LINK}>
        Skip to content
      </a>
      <a href="#results" className={`skip-to-results ${LINK}`} onClick={focusFirstResult}>
        Skip to the first film
      </a>
    </>
  );
}

function focusFirstResult(event: MouseEvent): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('#results a[href]:not([tabindex="-1"])')?.focus();
}
