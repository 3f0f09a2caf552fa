import { useLayoutEffect, useRef } from 'react';

const GLIDE = { duration: 380, easing: 'cubic-bezier(0.2, 0.7, 0.2, 1)' };

/**
 * Lets the children of a list glide to their new places when their order changes. Each child has its
 * key in `data-key`. Places are relative to the list, so that scrolling does not count as movement.
 */
export function useFlip<T extends HTMLElement>(order: string): React.RefObject<T | null> {
  const list = useRef<T>(null);
  const places = useRef<ReadonlyMap<string, number>>(new Map());
  const glides = useRef<readonly Animation[]>([]);
  useLayoutEffect(() => {
    if (list.current === null) return;
    // cancel all glides before reading any place, and read all places before starting any glide:
    // alternating would make the browser lay out the whole page each time
    for (const glide of glides.current) glide.cancel();
    const before = places.current;
    const children = [...list.current.children].filter((child) => child instanceof HTMLElement);
    places.current = placesOf(list.current, children);
    glides.current = matchMedia('(prefers-reduced-motion: reduce)').matches
      ? []
      : glidesOf(children, before, places.current);
  }, [order]);
  return list;
}

function placesOf(list: HTMLElement, children: readonly HTMLElement[]): Map<string, number> {
  const { top } = list.getBoundingClientRect();
  return new Map(children.map((child) => [keyOf(child), child.getBoundingClientRect().top - top]));
}

/** Starts the animation of each child from its previous place. */
function glidesOf(
  children: readonly HTMLElement[],
  before: ReadonlyMap<string, number>,
  now: ReadonlyMap<string, number>,
): readonly Animation[] {
  if (before.size === 0) return [];
  return children.flatMap((child) => {
    const from = before.get(keyOf(child));
    if (from === undefined) return child.animate([{ opacity: 0 }, { opacity: 1 }], GLIDE);
    const distance = from - (now.get(keyOf(child)) ?? from);
    if (distance === 0) return [];
    return child.animate(
      [{ transform: `translateY(${distance}px)` }, { transform: 'none' }],
      GLIDE,
    );
  });
}

function keyOf(child: HTMLElement): string {
  return child.dataset['key'] ?? '';
}
