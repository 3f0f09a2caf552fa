import { useSyncExternalStore } from 'react';

/** The colour of a custom property in the current colour scheme. */
export function styledColour(property: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${property})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** A CSS colour as `#rrggbb`, which WebGL programs need. */
export function hexOf(colour: string): string {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (context === null) return '#888888';
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

const DARK = '(prefers-color-scheme: dark)';

/** The current colour scheme, which the system or the theme switch may change. */
export function useColourScheme(): string {
  return useSyncExternalStore(
    (listener) => {
      const query = matchMedia(DARK);
      const observer = new MutationObserver(listener);
      query.addEventListener('change', listener);
      observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
      return () => {
        query.removeEventListener('change', listener);
        observer.disconnect();
      };
    },
    () =>
      document.documentElement.dataset['theme'] ?? (matchMedia(DARK).matches ? 'dark' : 'light'),
  );
}
