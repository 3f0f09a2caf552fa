import type { Sigma } from 'sigma';

/** Below this ratio, a map shows a part of itself. */
const WHOLE = 0.99;

/**
 * Leaves to the page what belongs to it: the wheel without a modifier, and one finger as long as the
 * whole map is shown, so that nobody who scrolls past is caught. Two fingers zoom; a tap is a click.
 */
export function letPageScroll(container: HTMLElement, sigma: Sigma): void {
  container.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
    },
    { capture: true, passive: true },
  );
  container.addEventListener(
    'touchstart',
    (event) => {
      const isPart = sigma.getCamera().ratio < WHOLE;
      if (event.touches.length === 1 && !isPart) event.stopPropagation();
    },
    { capture: true, passive: true },
  );
}
