import type { ReactNode } from 'react';

export interface Zoom {
  readonly closer: () => void;
  readonly farther: () => void;
  readonly reset: () => void;
}

/** Zooms a map, and shows the whole of it again. */
export function ZoomButtons({ zoom }: { readonly zoom: Zoom }) {
  return (
    <div
      role="group"
      aria-label="Zoom"
      className="hidden-in-print absolute right-2 top-2 grid gap-1.5"
    >
      <ZoomButton label="Zoom in" onClick={zoom.closer}>
        <path d="M5 10h10M10 5v10" />
      </ZoomButton>
      <ZoomButton label="Zoom out" onClick={zoom.farther}>
        <path d="M5 10h10" />
      </ZoomButton>
      <ZoomButton label="Show the whole map" onClick={zoom.reset}>
        <path d="M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4" />
      </ZoomButton>
    </div>
  );
}

function ZoomButton({
  label,
  onClick,
  children,
}: {
  readonly label: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className="grid size-9 place-items-center rounded-full border border-line bg-paper text-quiet hover:border-accent hover:text-accent pointer-coarse:size-11"
      onClick={onClick}
    >
      <svg
        viewBox="0 0 20 20"
        className="size-5"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
      >
        {children}
      </svg>
    </button>
  );
}
