import { useRef, useState, type ReactNode } from 'react';
import { plural } from '../format/words.ts';

/**
 * The controls next to a list, which stay in view as the list is scrolled; on a narrow screen they
 * are above it, folded.
 */
export function Aside({
  label,
  films,
  children,
}: {
  readonly label: string;
  /** How many films the list has; undefined until that is known. */
  readonly films: number | undefined;
  readonly children: ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  return (
    <aside
      aria-label={label}
      className="mb-6 lg:sticky lg:top-0 lg:-mx-2 lg:max-h-svh lg:self-start lg:overflow-y-auto lg:px-2 lg:py-4 lg:[scrollbar-width:thin]"
    >
      <button
        ref={toggle}
        type="button"
        className="pill lg:hidden"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
        <span aria-hidden="true">{isOpen ? '−' : '+'}</span>
      </button>
      <div className={`${isOpen ? 'mt-4' : 'hidden'} lg:mt-0 lg:block`}>
        {children}
        <div className="sticky bottom-0 z-10 mt-4 border-t border-line bg-paper py-3 lg:hidden">
          <button
            type="button"
            className="pill w-full justify-center"
            onClick={() => {
              setOpen(false);
              toggle.current?.focus({ preventScroll: true });
              toggle.current?.scrollIntoView();
            }}
          >
            {films === undefined ? 'Show the list' : `Show ${plural(films, 'film')}`}
          </button>
        </div>
      </div>
    </aside>
  );
}
