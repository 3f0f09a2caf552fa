/** Called with the name of a write that is about to happen; it may throw or end the process. */
export type WriteHook = (point: string) => void;

let hook: WriteHook | undefined;

/**
 * Marks a place in front of every change to the disk. Tests stop the workflow at each of them and
 * show that nothing half-written is taken for done.
 */
export function writePoint(point: string): void {
  hook?.(point);
}

/** Lets a test watch or stop every write; dispose to end that. One hook at a time. */
export function hookWrites(next: WriteHook): Disposable {
  hook = next;
  return {
    [Symbol.dispose]: () => {
      hook = undefined;
    },
  };
}
