import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { violationsOf } from './axe.ts';
import { openWatchedPage, startBrowserSession, type BrowserSession } from './film-page.ts';

describe('the documentation pages', { timeout: 600_000 }, () => {
  let session: BrowserSession;

  before(async () => {
    session = await startBrowserSession();
  });
  after(async () => session[Symbol.asyncDispose]());

  /** What axe finds in the markup of the libraries, which no setting of theirs changes. */
  const OF_LIBRARIES = new Set(['heading-order', 'nested-interactive', 'button-name']);

  for (const [path, summary] of [
    ['/docs', 'Search films by URL'],
    ['/docs/', 'Search films by URL'],
    ['/redoc', 'List films similar to some and unlike others'],
    ['/redoc/', 'List films similar to some and unlike others'],
  ] as const) {
    test(`${path} shows the routes, contacts no other host and violates no policy`, async (t) => {
      await using watched = await openWatchedPage(session);
      const { page, faults } = watched;
      await page.goto(session.url + path, { waitUntil: 'networkidle' });
      await page.getByText(summary).first().waitFor();
      assert.deepEqual(faults, []);
      // it is the same page
      if (path.endsWith('/')) return;

      await t.test('axe finds nothing in it but what its library brings', async () => {
        await page.getByText('Search films by URL').first().waitFor();
        const violations = await violationsOf(page);
        assert.deepEqual(
          violations.filter(({ rule }) => !OF_LIBRARIES.has(rule)),
          [],
        );
      });
      await t.test('it leads back to the app', async () => {
        const back =
          path === '/docs' ? page.locator('.topbar a') : page.getByText('Back to Reelated');
        await back.click();
        await page.getByRole('heading', { level: 1, name: 'Find films like the ones' }).waitFor();
      });
    });
  }

  test('/docs begins with a query that finds something when it is tried out', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.goto(`${session.url}/docs`);
    await page.getByText('Search films by URL', { exact: true }).click();
    await page.getByRole('button', { name: 'Try it out' }).click();
    await page.getByRole('button', { name: 'Execute', exact: true }).click();
    await page.getByText('The Lord of the Rings', { exact: false }).last().waitFor();
    await page.locator('.live-responses-table .response-col_status', { hasText: '200' }).waitFor();
    const url = await page.locator('.request-url pre').innerText();
    assert.match(url, /\/film\/search\?title=[^&]+$/);
    assert.deepEqual(faults, []);
  });

  test('/docs tries a route out', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.goto(`${session.url}/docs`);
    await page.getByText('Check that the server is running', { exact: true }).click();
    await page.getByRole('button', { name: 'Try it out' }).click();
    await page.getByRole('button', { name: 'Execute', exact: true }).click();
    await page.getByText('"status": "ok"').last().waitFor();
    assert.deepEqual(faults, []);
  });
});
