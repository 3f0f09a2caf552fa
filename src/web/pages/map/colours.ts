import { useSyncExternalStore } from 'react';

/** A CSS colour without custom properties, in the current colour scheme. */
export function resolvedColour(css: string): string {
  const probe = document.createElement('span');
  probe.style.color = css;
  // or it would be the colour of text, where the user has chosen all colours
  probe.style.setProperty('forced-color-adjust', 'none');
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
const FORCED = '(forced-colors: active)';

/** The current colour scheme, which the system or the theme switch may change. */
export function useColourScheme(): string {
  return useSyncExternalStore(
    (listener) => {
      const media = [DARK, FORCED].map((one) => matchMedia(one));
      const observer = new MutationObserver(listener);
      for (const query of media) query.addEventListener('change', listener);
      observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
      return () => {
        for (const query of media) query.removeEventListener('change', listener);
        observer.disconnect();
      };
    },
    () => {
      if (matchMedia(FORCED).matches) return 'forced';
      return (
        document.documentElement.dataset['theme'] ?? (matchMedia(DARK).matches ? 'dark' : 'light')
      );
    },
  );
}
