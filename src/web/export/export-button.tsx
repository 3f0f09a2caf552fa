import { lazy, Suspense, useRef, useState } from 'react';
import type { View } from './view.ts';

const ExportPanel = lazy(async () => {
  const { ExportPanel: panel } = await import('./export-panel.tsx');
  return { default: panel };
});

/** Opens a dialog with what is shown as code or as a file. */
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
        Export
      </button>
      <dialog
        ref={dialog}
        aria-label="Export"
        className="m-auto w-[min(46rem,94vw)] rounded-sm bg-paper p-6 text-ink shadow-2xl backdrop:bg-black/50"
        onClose={() => setOpen(false)}
        onClick={({ target, currentTarget }) => {
          // a click on the dialog itself, not on anything in it, is a click on the backdrop
          if (target === currentTarget) currentTarget.close();
        }}
      >
        <div className="flex items-baseline justify-between gap-4">
          <h2>Export</h2>
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
