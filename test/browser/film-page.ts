import type { Browser, Locator, Page, Request } from 'playwright-core';
import { createFilmApp } from '../fixtures/film-app.ts';
import { placeSettings, startPlaced, type Place } from '../fixtures/proxies/place.ts';
import { launchChromium } from './chromium.ts';

/** A browser, and a server with the fixture's films. */
export interface BrowserSession extends AsyncDisposable {
  readonly url: string;
  readonly browser: Browser;
}

type Options = NonNullable<Parameters<typeof createFilmApp>[0]>;

/** How long anything is waited for: no test is of how fast a machine is. */
const WAIT_MS = 60_000;

export async function startBrowserSession(
  options: Options = {},
  place?: Place,
): Promise<BrowserSession> {
  await using stack = new AsyncDisposableStack();
  const { app, snapshot } = stack.use(await createFilmApp({ ...options, ...placeSettings(place) }));
  // a server that has just started answers 503 if this takes more than three seconds
  await snapshot.suggestions.suggest('a', 1, AbortSignal.timeout(WAIT_MS));
  const { url } = stack.use(await startPlaced(app, place));
  const browser = await launchChromium();
  stack.defer(async () => browser.close());
  const owned = stack.move();
  return { url, browser, [Symbol.asyncDispose]: async () => owned.disposeAsync() };
}

/** A page with its faults: requests to other places, console errors, exceptions. */
export interface WatchedPage extends AsyncDisposable {
  readonly page: Page;
  readonly faults: readonly string[];
}

/** Opens a page of the app, and waits until all that it shows by itself is there. */
export async function visit(page: Page, url: string): Promise<void> {
  await untilAnswered(page, async () => {
    await page.goto(url);
    await page.getByRole('heading', { level: 1 }).waitFor();
  });
}

/** Does something, and waits until all that the page asks for thereupon has come and is drawn. */
export async function untilAnswered(page: Page, act: () => Promise<void>): Promise<void> {
  const pending = new Set<Request>();
  const begin = (request: Request) => void pending.add(request);
  const end = (request: Request) => void pending.delete(request);
  page.on('request', begin).on('requestfinished', end).on('requestfailed', end);
  try {
    await act();
    // what has come is drawn, and may ask for more
    do await painted(page);
    while (pending.size > 0);
  } finally {
    page.off('request', begin).off('requestfinished', end).off('requestfailed', end);
  }
}

/** Waits until a page has drawn what it knows, and done what follows that. */
export async function painted(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) {
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    }
  });
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
