import type { Browser, Locator, Page } from 'playwright-core';
import { startServer, type RunningServer } from '../../src/api/server/server.ts';
import { createFilmApp } from '../fixtures/film-app.ts';
import { startCaddy, startNginx } from '../fixtures/proxies/proxies.ts';
import { launchChromium } from './chromium.ts';

/** A browser, and a server with the fixture's films. */
export interface BrowserSession extends AsyncDisposable {
  readonly url: string;
  readonly browser: Browser;
}

type Options = NonNullable<Parameters<typeof createFilmApp>[0]>;

/** Where a browser finds the server: at its own address, or below `/reelated` behind a proxy. */
export type Place = 'nginx' | 'caddy' | 'direct';

/** How long anything is waited for: no test is of how fast a machine is. */
const WAIT_MS = 60_000;

/** What the server is told of the place, as in `docs/behind-a-proxy.md`. */
const SETTINGS: Readonly<Record<Place, Options>> = {
  direct: {},
  nginx: { trustProxy: ['127.0.0.1'], basePath: '/reelated' },
  caddy: { trustProxy: ['127.0.0.1'] },
};

/** `REELATED_TEST_PROXY=nginx` runs all browser tests behind nginx. */
function usualPlace(): Place {
  const named = process.env['REELATED_TEST_PROXY'];
  return named === 'nginx' || named === 'caddy' ? named : 'direct';
}

export async function startBrowserSession(
  options: Options = {},
  place: Place = usualPlace(),
): Promise<BrowserSession> {
  await using stack = new AsyncDisposableStack();
  const { app } = stack.use(await createFilmApp({ ...options, ...SETTINGS[place] }));
  const server = stack.use(await startServer(app, { port: 0 }));
  const url = await startProxy(place, server, stack);
  const browser = await launchChromium();
  stack.defer(async () => browser.close());
  const owned = stack.move();
  return { url, browser, [Symbol.asyncDispose]: async () => owned.disposeAsync() };
}

/** Starts the proxy in front of a server; returns the URL for the browser. */
async function startProxy(
  place: Place,
  { url, port }: RunningServer,
  stack: AsyncDisposableStack,
): Promise<string> {
  switch (place) {
    case 'direct':
      return url;
    case 'nginx':
      return `http://127.0.0.1:${stack.use(await startNginx(1, port)).port}/reelated`;
    case 'caddy':
      return `https://localhost:${stack.use(await startCaddy(1, port)).port}/reelated`;
    default:
      return place satisfies never;
  }
}

/** A page with its faults: requests to other places, console errors, exceptions. */
export interface WatchedPage extends AsyncDisposable {
  readonly page: Page;
  readonly faults: readonly string[];
}

/** A list of films once it is the answer to its page's request: before, it may be only the beginning. */
export function settled(list: Locator): Locator {
  return list.and(list.page().locator('[aria-busy=false]'));
}

export async function openWatchedPage({
  browser,
  url,
}: Pick<BrowserSession, 'browser' | 'url'>): Promise<WatchedPage> {
  // that of a proxy is its own
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  context.setDefaultTimeout(WAIT_MS);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('request', (request) => {
    const isWithin = request.url() === url || request.url().startsWith(`${url}/`);
    if (request.url().startsWith('http') && !isWithin) faults.push(`request to ${request.url()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  // violations of the content security policy do not always reach the console
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return { page, faults, [Symbol.asyncDispose]: async () => context.close() };
}
