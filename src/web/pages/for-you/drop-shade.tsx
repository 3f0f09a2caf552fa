/** Covers the page while files are dragged over it. */
export function DropShade() {
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none fixed inset-0 z-30 grid place-items-center bg-paper/85 p-6"
    >
      <p className="grid size-full max-h-96 max-w-3xl place-items-center rounded-lg border-2 border-dashed border-accent text-center font-serif text-3xl">
        Drop files to import them
      </p>
    </div>
  );
}
