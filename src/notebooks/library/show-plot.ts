import { plot, type PlotOptions } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { escapeHtml } from './escape-html.ts';
import { show } from './show.ts';

/** Colours that can be seen on white and on black. */
export const ACCENT = '#d1691f';
export const SECOND = '#2f86c9';
export const FAINT = '#8a8a8a';

/**
 * Shows a plot.
 *
 * @param description what it shows, for those who cannot see it
 * @throws TypeError for a plot with a title or legend, which would not be one picture: write titles as
 * text, and label what is in the plot
 */
export function showPlot(description: string, options: PlotOptions): void {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const drawn = plot({
    document,
    width: 720,
    ...options,
  });
  if (drawn.tagName.toLowerCase() !== 'svg') {
    throw new TypeError('this plot is not one picture: leave out title, caption and legends');
  }
  drawn.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  drawn.setAttribute('role', 'img');
  drawn.setAttribute('aria-label', description);
  const svg = drawn.outerHTML;
  show({ text: `[plot: ${description}]`, html: pictureOf(drawn, description), svg });
}

/** The plot as a picture on white: Jupyter removes pictures that are part of the page. */
function pictureOf(drawn: Element, description: string): string {
  drawn.setAttribute('style', 'background: white; color: black');
  const data = Buffer.from(drawn.outerHTML).toString('base64');
  const width = drawn.getAttribute('width') ?? '';
  const alt = escapeHtml(description);
  return `<img width="${width}" alt="${alt}" src="data:image/svg+xml;base64,${data}">`;
}
