import { useMatches } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';

let pathBefore: string | undefined;

/**
 * A page's heading. It names the browser's tab, and takes the focus after a move from another page,
 * so that keyboards and screen readers continue from here.
 */
export function Heading({
  name: ownName,
  children,
  className = '',
}: {
  /** Unless given, the page's title. */
  readonly name?: string;
  /** What the heading shows instead of its name. */
  readonly children?: ReactNode;
  readonly className?: string;
}) {
  const title = useMatches({ select: (matches) => matches.at(-1)?.staticData.title });
  const name = ownName ?? title ?? '';
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${name} · Reelated`;
    const { pathname } = location;
    if (pathBefore !== undefined && pathBefore !== pathname) {
      ref.current?.focus({ preventScroll: true });
    }
    pathBefore = pathname;
  }, [name]);
  return (
    <h1 ref={ref} tabIndex={-1} className={className}>
      {children ?? name}
    </h1>
  );
}
