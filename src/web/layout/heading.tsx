import { useEffect, useRef, type ReactNode } from 'react';

let shownBefore: string | undefined;

/**
 * A page's heading. It names the tab, and gets the focus when one comes from another page, so that
 * a keyboard or a screen reader goes on from there.
 */
export function Heading({
  name,
  children = name,
  className = '',
}: {
  /** What the tab is called, too. */
  readonly name: string;
  readonly children?: ReactNode;
  readonly className?: string;
}) {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${name} · Reelated`;
    const { pathname } = location;
    if (shownBefore !== undefined && shownBefore !== pathname) {
      ref.current?.focus({ preventScroll: true });
    }
    shownBefore = pathname;
  }, [name]);
  return (
    <h1 ref={ref} tabIndex={-1} className={className}>
      {children}
    </h1>
  );
}
