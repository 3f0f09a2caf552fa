import { useEffect } from 'react';

const TEXT_FIELDS =
  'input:not([type="range"], [type="checkbox"], [type="radio"]), textarea, select';

/** Lets the key `/` lead to the search field from anywhere on a page. */
export function useSearchKey(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { key, target, ctrlKey, metaKey, altKey } = event;
      if (key !== '/' || ctrlKey || metaKey || altKey) return;
      if (target instanceof Element && target.closest(`${TEXT_FIELDS}, dialog`) !== null) return;
      const field = document.querySelector<HTMLInputElement>('search input');
      if (field === null) return;
      event.preventDefault();
      field.focus();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}
