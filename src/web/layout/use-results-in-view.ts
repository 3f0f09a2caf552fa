import { useLayoutEffect, useRef, type RefObject } from 'react';

/**
 * Scrolls back to the beginning of a list when other films are wanted, if it is above the window:
 * what has just been chosen would otherwise be far from what it changes.
 *
 * @param wanted what represents the filters
 */
export function useResultsInView<T extends HTMLElement>(wanted: string): RefObject<T | null> {
  const results = useRef<T>(null);
  const before = useRef(wanted);
  useLayoutEffect(() => {
    if (before.current === wanted) return;
    before.current = wanted;
    const { current } = results;
    if (current !== null && current.getBoundingClientRect().top < 0) current.scrollIntoView();
  }, [wanted]);
  return results;
}
