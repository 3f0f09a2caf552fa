import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openWatchedPage, startBrowserSession, visit, type BrowserSession } from './film-page.ts';
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
      // queries, which may differ though their URL does not
      const posted: string[] = [];
      page.on('request', (request) => {
        if (request.method() === 'POST') posted.push(request.url());
      });
      const unused: string[] = [];
      page.on('console', (message) => {
        if (message.text().includes('preload')) unused.push(message.text());
      });
      await visit(page, session.url + path);
      const fetched = await page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          // what comes from the browser's cache has no bytes
          .filter((entry) => (entry as PerformanceResourceTiming).transferSize > 0)
          .map(({ name }) => name),
      );
      assert.ok(fetched.length > 0);
      const requested = fetched.filter((url) => !posted.includes(url)).toSorted();
      assert.deepEqual(requested, [...new Set(requested)], path);
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

  test('no text is shown in a typeface of the system first', async () => {
    await using watched = await openWatchedPage(session);
    await visit(watched.page, session.url);
    const displays = await watched.page.evaluate(() =>
      Array.from(document.fonts, ({ display }) => display),
    );
    assert.deepEqual(new Set(displays), new Set(['block']));
  });
});
