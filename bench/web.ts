/**
 * What a visitor waits for: the largest contentful paint, layout shift and interactions of the web
 * app's pages in Chromium.
 *
 *     npm run bench -- web [--url http://127.0.0.1:8000] [--runs 5]
 *
 * A server of the sample must be at work at that address (`npm start`). Every run begins with an
 * empty cache. An interaction is a step of a slider, by key, until the list shows the answer.
 */
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../test/browser/chromium.ts';
import { median } from './median.ts';

const { values: options } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:8000' },
    runs: { type: 'string', default: '5' },
  },
});

const PAGES = [
  '/',
  '/films/78748',
  '/films/68646',
  '/browse?genres=Drama',
  '/mix?like=78748,133093&unlike=88763',
  '/map/68646',
  '/compare/78748/90605',
  '/people/229',
  '/about',
  '/pipeline',
];
const SETTLED_MS = 500;
/** From as usual to three times as much. */
const STEPS = 8;

interface Vitals {
  readonly paintMs: number;
  readonly shift: number;
}

/** Runs in the page, before anything else. */
function watch(): void {
  const vitals = { paintMs: 0, shift: 0 };
  Object.assign(globalThis, { vitals });
  new PerformanceObserver((list) => {
    vitals.paintMs = list.getEntries().at(-1)?.startTime ?? 0;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { readonly value: number })[]) {
      vitals.shift += entry.value;
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

async function vitalsOf(browser: Browser, path: string): Promise<Vitals> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(watch);
  // a page in the background is not painted
  await page.bringToFront();
  await page.goto(options.url + path, { waitUntil: 'networkidle' });
  await page.waitForTimeout(SETTLED_MS);
  const vitals = await page.evaluate(() => (globalThis as unknown as { vitals: Vitals }).vitals);
  await context.close();
  return vitals;
}

/** Runs in the page, before a key is pressed: begins to wait for the list's next answer. */
function awaitNewOrder(): void {
  const list = document.querySelector('ol[aria-label="Similar films"]');
  if (list === null) throw new Error('the page has no list of similar films');
  const waited = new Promise<number>((resolve) => {
    let pressedAt = 0;
    const pressed = (): void => {
      pressedAt = performance.now();
    };
    addEventListener('keydown', pressed, { capture: true, once: true });
    const observer = new MutationObserver(() => {
      if (pressedAt === 0 || list.getAttribute('aria-busy') === 'true') return;
      observer.disconnect();
      requestAnimationFrame(() => resolve(performance.now() - pressedAt));
    });
    observer.observe(list, {
      attributes: true,
      characterData: true,
      subtree: true,
      childList: true,
    });
  });
  Object.assign(globalThis, { waited });
}

/** How long after each key press on a slider the list is in its new order. */
async function interactionsMs(page: Page, steps: number): Promise<number[]> {
  await page.goto(`${options.url}/films/68646`, { waitUntil: 'networkidle' });
  const slider = page.getByRole('slider', { name: 'People' });
  await slider.focus();
  const waits: number[] = [];
  for (let step = 0; step < steps; step++) {
    await page.evaluate(awaitNewOrder);
    await page.keyboard.press('ArrowRight');
    waits.push(
      await page.evaluate(
        async () => (globalThis as unknown as { waited: Promise<number> }).waited,
      ),
    );
    await page.waitForTimeout(SETTLED_MS);
  }
  return waits;
}

const browser = await launchChromium();
const runs = Number(options.runs);
console.log(`median of ${runs}, cold cache      paint ms   most ms   layout shift`);
for (const path of PAGES) {
  const all: Vitals[] = [];
  for (let run = 0; run < runs; run++) all.push(await vitalsOf(browser, path));
  // now and then Chromium reports no paint at all
  const paints = all.map(({ paintMs }) => paintMs).filter((paintMs) => paintMs > 0);
  console.log(
    path.padEnd(36) +
      median(paints).toFixed(0).padStart(8) +
      Math.max(...paints)
        .toFixed(0)
        .padStart(10) +
      Math.max(...all.map(({ shift }) => shift))
        .toFixed(4)
        .padStart(15),
  );
}
const page = await browser.newPage();
const waits = await interactionsMs(page, STEPS);
console.log(
  `a slider’s step until the list shows the answer: median ${median(waits).toFixed(0)} ms, most ${Math.max(...waits).toFixed(0)} ms`,
);
await browser.close();
