import { useEffect, useEffectEvent } from 'react';
import type { UndoableChanges } from './use-undo.ts';

/** Says what was done last, with a button that takes it back; covers part of the page. */
export function UndoNotice({ done, dismiss }: UndoableChanges) {
  useUndoKeys(done?.undo);
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 bottom-16 z-20 flex justify-center px-4"
    >
      {done !== undefined && (
        <p className="pointer-events-auto flex items-center gap-4 rounded-full bg-ink py-1.5 pl-5 pr-2 text-sm text-paper shadow-lg">
          {done.text}
          {done.undo !== undefined && (
            <button
              type="button"
              className="touch-target font-semibold underline underline-offset-4 focus-visible:outline-paper"
              aria-keyshortcuts="Control+Z"
              onClick={done.undo}
            >
              Undo
            </button>
          )}
          <button
            type="button"
            className="touch-target px-2 focus-visible:outline-paper"
            aria-label="Dismiss"
            onClick={dismiss}
          >
            <span aria-hidden="true">×</span>
          </button>
        </p>
      )}
    </div>
  );
}

/** The usual keys for undoing, as the button may be far from what has the focus. */
function useUndoKeys(undo: (() => void) | undefined): void {
  const press = useEffectEvent((event: KeyboardEvent): void => {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key === 'z';
    const isInText = event.target instanceof HTMLElement && event.target.matches(TEXT_FIELD);
    if (!isUndo || isInText || undo === undefined) return;
    event.preventDefault();
    undo();
  });
  useEffect(() => {
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

const TEXT_FIELD = 'input[type=search], input[type=text], textarea';
