import { useLayoutEffect, useRef } from 'react';

const GLIDE = { duration: 380, easing: 'cubic-bezier(0.2, 0.7, 0.2, 1)' };

/**
 * Lets the children of a list glide to where a new order puts them. Each child has its key in
 * `data-key`. Places are taken relative to the list, so that scrolling is no movement.
 */
export function useFlip<T extends HTMLElement>(order: string): React.RefObject<T | null> {
  const list = useRef<T>(null);
  const places = useRef<ReadonlyMap<string, number>>(new Map());
  useLayoutEffect(() => {
    if (list.current === null) return;
    const top = list.current.getBoundingClientRect().top;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const next = new Map<string, number>();
    for (const child of list.current.children) {
      if (!(child instanceof HTMLElement)) continue;
      const key = child.dataset['key'] ?? '';
      for (const running of child.getAnimations()) running.cancel();
      const place = child.getBoundingClientRect().top - top;
      next.set(key, place);
      const before = places.current.get(key);
      if (still || places.current.size === 0 || before === place) continue;
      child.animate(
        before === undefined
          ? [{ opacity: 0 }, { opacity: 1 }]
          : [{ transform: `translateY(${before - place}px)` }, { transform: 'none' }],
        GLIDE,
      );
    }
    places.current = next;
  }, [order]);
  return list;
}
