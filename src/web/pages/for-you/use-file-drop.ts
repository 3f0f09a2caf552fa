import { useEffect, useEffectEvent, useState } from 'react';

/**
 * Takes files that are dropped anywhere on the page.
 *
 * @returns whether files are being dragged over it.
 */
export function useFileDrop(onFiles: (files: readonly File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  const take = useEffectEvent(onFiles);
  useEffect(() => {
    const listeners = new AbortController();
    const { signal } = listeners;
    // what is entered is reported before what is left, so that elements are counted
    let entered = 0;
    const count = (change: number, event: DragEvent): void => {
      if (!hasFiles(event)) return;
      entered = Math.max(0, entered + change);
      setOver(entered > 0);
    };
    addEventListener('dragenter', (event) => count(1, event), { signal });
    addEventListener('dragleave', (event) => count(-1, event), { signal });
    addEventListener(
      'dragover',
      (event) => {
        if (hasFiles(event)) event.preventDefault();
      },
      { signal },
    );
    addEventListener(
      'drop',
      (event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        entered = 0;
        setOver(false);
        take([...(event.dataTransfer?.files ?? [])]);
      },
      { signal },
    );
    return () => listeners.abort();
  }, []);
  return isOver;
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') === true;
}
