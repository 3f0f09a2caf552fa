/** The site as it has been built: its links, its requests and its search. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { extname, join, posix } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../test/browser/chromium.ts';

const DIST = fileURLToPath(new URL('dist/', import.meta.url));
const PAGES = globSync('**/*.html', { cwd: DIST });
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

const textOf = (page: string): string => readFileSync(join(DIST, page), 'utf8');

/** The file of a URL path, which may lack its ending. */
function fileOf(path: string): string | undefined {
  const name = decodeURIComponent(path).replace(/^\//, '');
  const names = name === '' || name.endsWith('/') ? [`${name}index.html`] : [name, `${name}.html`];
  return names.find((one) => extname(one) !== '' && existsSync(join(DIST, one)));
}

test('every link of every page leads to a file, and to an element where it names one', () => {
  const ids = new Map(
    PAGES.map((page) => [
      page,
      new Set(Array.from(textOf(page).matchAll(/ id="([^"]+)"/g), ([, id]) => id)),
    ]),
  );
  let links = 0;
  const broken = PAGES.flatMap((page) => {
    const text = textOf(page).replaceAll(/<script\b[^]*?<\/script>/g, '');
    const targets = text.matchAll(/\s(?:href|src)="([^"]*)"/g);
    return Array.from(targets, ([, target = '']) => target)
      .filter((target) => !/^(?:[a-z]+:|\/\/)/i.test(target))
      .filter((target) => {
        links += 1;
        const [path = '', anchor] = target.split('#');
        const file = path === '' ? page : fileOf(posix.resolve('/', posix.dirname(page), path));
        if (file === undefined) return true;
        return anchor !== undefined && !ids.get(file)?.has(decodeURIComponent(anchor));
      })
      .map((target) => `${page}: ${target}`);
  });
  assert.deepEqual(broken, []);
  assert.ok(PAGES.length > 55, `${PAGES.length} pages`);
  assert.ok(links > 3000, `${links} links`);
});

test('all notebooks are there', () => {
  const notebooks = globSync('../notebooks/*.ts', {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
  });
  assert.equal(PAGES.filter((page) => page.startsWith('notebooks/')).length, notebooks.length);
});

describe('in a browser', { timeout: 600_000 }, () => {
  let server: Server;
  let browser: Browser;
  let url: string;

  before(async () => {
    server = createServer((request, response) => {
      const file = fileOf(new URL(request.url ?? '/', 'http://site').pathname);
      if (file === undefined) return response.writeHead(404).end();
      const type = TYPES[extname(file)];
      if (type !== undefined) response.setHeader('content-type', type);
      return response.end(readFileSync(join(DIST, file)));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await launchChromium();
  });
  after(async () => {
    await browser.close();
    server.close();
  });

  /** A page of the site, and what it requested elsewhere or complained about. */
  async function openPage(width: number): Promise<{ page: Page; faults: string[] }> {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    const faults: string[] = [];
    page.on('request', (request) => {
      const isElsewhere = request.url().startsWith('http') && !request.url().startsWith(url);
      if (isElsewhere) faults.push(`request to ${request.url()}`);
    });
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(`${page.url()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
    return { page, faults };
  }

  test('pages request nothing from other hosts, and fit a phone', async () => {
    const { page, faults } = await openPage(360);
    for (const path of ['/', '/start', '/similarity', '/errors', '/read-notebooks']) {
      await page.goto(url + path, { waitUntil: 'networkidle' });
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= 360, `${path} is ${width} pixels wide`);
    }
    await page.getByRole('link', { name: 'A map of cinema' }).click();
    await page.locator('svg').first().waitFor();
    await page.goto(`${url}/api-reference`, { waitUntil: 'networkidle' });
    await page.getByText('Search films by URL').first().waitFor({ timeout: 60_000 });
    assert.deepEqual(faults, []);
  });

  for (const [query, found] of [
    ['threshold', /\/api\.html#threshold/],
    ['trust proxy', /behind-a-proxy|operations/],
  ] as const) {
    test(`the search finds “${query}”`, async () => {
      const { page, faults } = await openPage(1200);
      await page.goto(`${url}/start`, { waitUntil: 'networkidle' });
      const box = page.getByRole('searchbox');
      // the page listens to keys once its scripts have run
      while (!(await box.isVisible())) {
        await page.keyboard.press('/');
        await page.waitForTimeout(200);
      }
      await box.fill(query);
      const result = page.locator('.VPLocalSearchBox a.result').first();
      await result.waitFor({ timeout: 60_000 });
      assert.match((await result.getAttribute('href')) ?? '', found);
      assert.deepEqual(faults, []);
    });
  }
});
