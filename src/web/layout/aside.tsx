import { useState, type ReactNode } from 'react';

/** The controls beside a list; on a narrow screen they are above it, folded. */
export function Aside({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <aside aria-label={label} className="mb-6">
      <button
        type="button"
        className="pill lg:hidden"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
        <span aria-hidden="true">{isOpen ? '−' : '+'}</span>
      </button>
      <div className={`${isOpen ? 'mt-4' : 'hidden'} lg:mt-0 lg:block`}>{children}</div>
    </aside>
  );
}
