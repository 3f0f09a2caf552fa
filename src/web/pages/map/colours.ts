import { useSyncExternalStore } from 'react';

/** The value of a custom property of the page, as the colour scheme has it. */
export function styledColour(property: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${property})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** Any colour of CSS as `#rrggbb`, which is what WebGL programs take. */
export function hexOf(colour: string): string {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (context === null) return '#888888';
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

const DARK = '(prefers-color-scheme: dark)';

/** The colour scheme that is shown, followed as the system or the switch changes it. */
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
