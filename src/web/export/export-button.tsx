import { lazy, Suspense, useRef, useState } from 'react';
import type { View } from './view.ts';

const ExportPanel = lazy(async () => {
  const { ExportPanel: panel } = await import('./export-panel.tsx');
  return { default: panel };
});

/** Opens what is shown as something that a program, a shell or a spreadsheet takes. */
export function ExportButton({ view }: { readonly view: View }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="pill"
        aria-haspopup="dialog"
        onClick={() => {
          setOpen(true);
          dialog.current?.showModal();
        }}
      >
        Take away
      </button>
      <dialog
        ref={dialog}
        aria-label="Take this away"
        className="m-auto w-[min(46rem,94vw)] rounded-sm bg-paper p-6 text-ink shadow-2xl backdrop:bg-black/50"
        onClose={() => setOpen(false)}
        onClick={({ target, currentTarget }) => {
          // the dialog itself is hit only outside of what it holds
          if (target === currentTarget) currentTarget.close();
        }}
      >
        <div className="flex items-baseline justify-between gap-4">
          <h2>Take this away</h2>
          <button
            type="button"
            className="link text-sm text-quiet"
            onClick={() => dialog.current?.close()}
          >
            Close
          </button>
        </div>
        <div className="min-h-96">
          {isOpen && (
            <Suspense>
              <ExportPanel view={view} />
            </Suspense>
          )}
        </div>
      </dialog>
    </>
  );
}
