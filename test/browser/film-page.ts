import type { Browser, Page } from 'playwright-core';
import { startServer } from '../../src/api/server/server.ts';
import { createFilmApp } from '../fixtures/film-app.ts';
import { launchChromium } from './chromium.ts';

/** A browser, and a server with the fixture's films. */
export interface BrowserSession extends AsyncDisposable {
  readonly url: string;
  readonly browser: Browser;
}

export async function startBrowserSession(
  options: Parameters<typeof createFilmApp>[0] = {},
): Promise<BrowserSession> {
  await using stack = new AsyncDisposableStack();
  const { app } = stack.use(await createFilmApp(options));
  const server = stack.use(await startServer(app, { port: 0 }));
  const browser = await launchChromium();
  stack.defer(async () => browser.close());
  const owned = stack.move();
  return { url: server.url, browser, [Symbol.asyncDispose]: async () => owned.disposeAsync() };
}

/** A page with its faults: requests to other hosts, console errors, exceptions. */
export interface WatchedPage extends AsyncDisposable {
  readonly page: Page;
  readonly faults: readonly string[];
}

export async function openWatchedPage({
  browser,
  url,
}: Pick<BrowserSession, 'browser' | 'url'>): Promise<WatchedPage> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== url) faults.push(`request to ${request.url()}`);
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
