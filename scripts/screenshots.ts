/**
 * Takes a picture of every page of the web app, wide and narrow, light and dark, into `screenshots/`
 * (or `--out DIR`), from the server at `--url` (`http://127.0.0.1:8000`). It works with any films:
 * the pages show the most popular ones, and some with titles that are hard to fit.
 */
import { mkdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { createClient, dataOf, type Film, type paths } from '../src/client/client.ts';
import { PAGES } from '../src/web/pages.ts';
import { launchChromium } from '../test/browser/chromium.ts';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:8000' },
    out: { type: 'string', default: 'screenshots' },
    only: { type: 'string', default: '' },
  },
});

interface Shot {
  readonly path: string;
  /** What to do on the page before its picture is taken. */
  readonly act?: (page: Page) => Promise<void>;
  /** Whether the picture is of the window only, not of the whole page. */
  readonly isWindowOnly?: boolean;
}

const SETTLED_MS = 500;
const MOST_HEIGHT = 3200;
const SIZES = {
  desktop: { viewport: { width: 1280, height: 900 } },
  phone: {
    viewport: { width: 360, height: 780 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
  },
} as const;

const api = createClient({ baseUrl: values.url });

type SearchQuery = NonNullable<paths['/film/search']['get']['parameters']['query']>;

async function search(query: SearchQuery): Promise<readonly Film[]> {
  return dataOf(api.GET('/film/search', { params: { query } }));
}

/** Films whose titles are hard to fit: a long title, a long word, a single letter. */
async function hardTitles(): Promise<readonly Film[]> {
  const found = await Promise.all(
    ['^.{60,}$', '\\w{14,}', '^.{1,2}$'].map((title) => search({ title, limit: 3 })),
  );
  return found.flat();
}

/** The pages that need no id, by the last part of their path. */
function plainPages(): Readonly<Record<string, Shot>> {
  const paths = PAGES.map(({ path }) => path).filter((path) => !path.includes('$'));
  return Object.fromEntries(paths.map((path) => [basename(path) || 'home', { path }]));
}

async function shots(): Promise<Readonly<Record<string, Shot>>> {
  const [first, second, third] = await search({ sort: 'vote_count', limit: 3 });
  if (first === undefined || second === undefined || third === undefined) {
    throw new Error('the server has too few films');
  }
  const [one, two, other] = [first, second, third].map(({ film_id: id }) => id);
  const credits = await dataOf(
    api.GET('/film/{film_id}/credits', { params: { path: { film_id: String(one) } } }),
  );
  const [genre = 'Drama'] = first.genres;
  const hard = await hardTitles();
  const hardPages = hard.map(({ film_id: id }, place): [string, Shot] => [
    `film-hard-${place}`,
    { path: `/films/${id}`, isWindowOnly: true },
  ]);
  return {
    ...plainPages(),
    suggestions: {
      path: '/',
      isWindowOnly: true,
      act: async (page) => {
        await page.getByRole('combobox').fill(first.title.slice(0, 6));
        await page.getByRole('option').first().waitFor();
        await page.keyboard.press('ArrowDown');
      },
    },
    browse: { path: `/browse?${new URLSearchParams({ genres: genre })}` },
    'browse-nothing': { path: `/browse?${new URLSearchParams({ q: `${first.title}x` })}` },
    film: { path: `/films/${one}` },
    'film-tuned': { path: `/films/${two}?tune=people:2,title:0&above=5&not=Comedy` },
    'film-adjusted': {
      path: `/films/${two}?mute=genre:${genre}`,
      isWindowOnly: true,
      act: async (page) => {
        const reasons = page.getByRole('list', { name: 'Similar films' }).getByRole('button');
        await reasons.first().click();
        await page
          .getByRole('button', { name: /^Boost/ })
          .first()
          .click();
        await page.getByRole('list', { name: 'Adjusted weights' }).scrollIntoViewIfNeeded();
        await reasons.first().click();
      },
    },
    'film-none-similar': { path: `/films/${one}?above=100`, isWindowOnly: true },
    'film-unknown': { path: '/films/5' },
    'film-late': {
      path: '/',
      isWindowOnly: true,
      act: async (page) => {
        // no response arrives, and the page says that it is waiting
        await page.route(/\/film\/(similar|\d+)/, () => undefined);
        await page.getByRole('main').getByRole('link').first().click();
        await page.locator('[role=status] > p').waitFor();
      },
    },
    ...Object.fromEntries(hardPages),
    mix: { path: `/mix?like=${one},${two}&unlike=${other}` },
    'mix-empty': { path: '/mix' },
    map: {
      path: `/map/${one}`,
      isWindowOnly: true,
      act: async (page) => page.locator('canvas').first().waitFor(),
    },
    compare: { path: `/compare/${one}/${two}` },
    person: { path: `/people/${credits[0]?.person_id ?? 0}` },
    'for-you-rated': {
      path: '/for-you',
      act: async (page) => {
        const ratings = page.getByRole('group', { name: /^Your rating of / });
        for (const [place, stars] of [9, 8, 10, 3].entries()) {
          await ratings
            .nth(place)
            .getByRole('radio', { name: `${stars} of 10`, exact: true })
            .check({ force: true });
        }
        await page.getByRole('button', { name: 'Rate films' }).click();
        await page.getByRole('list', { name: 'Recommendations' }).waitFor();
      },
    },
    'unknown-page': { path: '/browse/nothing' },
  };
}

/** The page from its top to its end, or as far as a picture can still be viewed. */
async function topOf(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  const { width, height } = await page.evaluate(() => ({
    width: document.documentElement.clientWidth,
    height: document.documentElement.scrollHeight,
  }));
  return { x: 0, y: 0, width, height: Math.min(height, MOST_HEIGHT) };
}

await mkdir(values.out, { recursive: true });
const wanted = Object.entries(await shots());
const browser = await launchChromium();
for (const [size, device] of Object.entries(SIZES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ ...device, colorScheme, reducedMotion: 'reduce' });
    for (const [name, { path, act, isWindowOnly = false }] of wanted) {
      const file = `${name}-${size}-${colorScheme}.png`;
      if (!file.includes(values.only)) continue;
      const page = await context.newPage();
      await page.goto(values.url + path, { waitUntil: 'networkidle' });
      await page.waitForFunction(() => document.querySelector('.skeleton') === null);
      await act?.(page);
      await page.waitForTimeout(SETTLED_MS);
      const reach = isWindowOnly ? {} : { fullPage: true, clip: await topOf(page) };
      await page.screenshot({ path: `${values.out}/${file}`, ...reach });
      await page.close();
    }
    await context.close();
  }
}
await browser.close();
