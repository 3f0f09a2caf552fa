/**
 * Takes the README's picture, `docs/images/film-page.png`: the page of Alien, from a server with the
 * sample at `--url` (`http://127.0.0.1:8000`). Compresses it with pngquant, which must be installed.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { launchChromium } from '../test/browser/chromium.ts';

const { values } = parseArgs({
  options: { url: { type: 'string', default: 'http://127.0.0.1:8000' } },
});

const PICTURE = fileURLToPath(new URL('../docs/images/film-page.png', import.meta.url));
const SETTLED_MS = 500;

const browser = await launchChromium();
const page = await browser.newPage({
  viewport: { width: 1180, height: 1040 },
  deviceScaleFactor: 1.5,
  colorScheme: 'light',
  reducedMotion: 'reduce',
});
await page.goto(`${values.url}/films/78748`, { waitUntil: 'networkidle' });
// a first visit may be painted before the fonts have arrived
await page.reload({ waitUntil: 'networkidle' });
await page.waitForFunction(() => document.querySelector('.skeleton') === null);
await page.waitForTimeout(SETTLED_MS);
await page.screenshot({ path: PICTURE });
await browser.close();
execFileSync('pngquant', ['--force', '--speed', '1', '--strip', '--output', PICTURE, PICTURE]);
