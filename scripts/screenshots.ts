/**
 * Takes a picture of every page of the web app, wide and narrow, light and dark, into `screenshots/`
 * (or `--out DIR`), from a server that is told by `--url` (`http://127.0.0.1:8000`).
 */
import { mkdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { launchChromium } from '../test/browser/chromium.ts';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:8000' },
    out: { type: 'string', default: 'screenshots' },
    only: { type: 'string', default: '' },
  },
});

/** The films of the pages are in the sample. */
const PAGES: Readonly<Record<string, string>> = {
  home: '/',
  browse: '/browse?genres=Drama&genres=Crime',
  'browse-nothing': '/browse?q=godfahter',
  film: '/films/78748',
  'film-tuned': '/films/68646?tune=people:2,title:0&above=5&not=Comedy',
  'film-unknown': '/films/5',
  mix: '/mix?like=78748,133093&unlike=88763',
  map: '/map/68646',
  compare: '/compare/78748/90605',
  person: '/people/229',
  seen: '/seen',
  about: '/about',
  pipeline: '/pipeline',
};

const SETTLED_MS = 500;
const SIZES = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };

await mkdir(values.out, { recursive: true });
const browser = await launchChromium();
for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    for (const [name, path] of Object.entries(PAGES)) {
      const file = `${name}-${size}-${colorScheme}.png`;
      if (!file.includes(values.only)) continue;
      await page.goto(values.url + path, { waitUntil: 'networkidle' });
      await page.waitForFunction(() => document.querySelector('.skeleton') === null);
      if (name === 'map') await page.locator('canvas').first().waitFor();
      await page.waitForTimeout(SETTLED_MS);
      await page.screenshot({
        path: `${values.out}/${file}`,
        fullPage: size === 'desktop' && name !== 'map',
      });
    }
    await context.close();
  }
}
await browser.close();
