import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openWatchedPage, startBrowserSession, type BrowserSession } from './film-page.ts';
import { pageUrls } from './page-urls.ts';

describe('what a page loads', { timeout: 600_000 }, () => {
  let session: BrowserSession;

  before(async () => {
    session = await startBrowserSession();
  });
  after(async () => session[Symbol.asyncDispose]());

  test('a page fetches nothing twice, and all of its scripts before the first of them has run', async () => {
    for (const path of pageUrls({ '/mix': ['/mix?like=78748'] })) {
      await using watched = await openWatchedPage(session);
      const { page, faults } = watched;
      const requested: string[] = [];
      page.on('request', (request) => {
        // the page itself may have the URL of its data
        if (request.method() !== 'GET' || request.isNavigationRequest()) return;
        const { pathname, search } = new URL(request.url());
        requested.push(pathname + search);
      });
      const unused: string[] = [];
      page.on('console', (message) => {
        if (message.text().includes('preload')) unused.push(message.text());
      });
      await page.goto(session.url + path, { waitUntil: 'networkidle' });
      assert.deepEqual(requested.toSorted(), [...new Set(requested)].toSorted(), path);
      const late = await page.evaluate(() => {
        const scripts = performance
          .getEntriesByType('resource')
          .filter(({ name }) => name.endsWith('.js'));
        const main = scripts.find(({ name }) => name.includes('/assets/index-'));
        // a module runs when it is there and the document has been parsed
        const ranAt = Math.max(
          (main as PerformanceResourceTiming).responseEnd,
          (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming)
            .domInteractive,
        );
        return scripts.filter(({ startTime }) => startTime > ranAt).map(({ name }) => name);
      });
      // the map is drawn, and its colours are chosen, when its films are there
      assert.deepEqual(
        late.filter((name) => !/\/(constellation|genre-look)-/.test(name)),
        [],
        path,
      );
      assert.deepEqual([...faults, ...unused], [], path);
    }
  });
});
