/**
 * A journey through the web app below `/reelated`, behind the proxies of `docs/behind-a-proxy.md`. The
 * other browser tests can be run there by `REELATED_TEST_PROXY`.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { skippedWithout } from '../fixtures/proxies/proxies.ts';
import { openWatchedPage, startBrowserSession, untilAnswered, visit } from './film-page.ts';

const LETTERBOXD = 'Date,Name,Year,Letterboxd URI,Rating\n2026-01-01,The Matrix,1999,,5\n';

const heading = async (page: Page, name: string): Promise<void> =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

for (const proxy of ['nginx', 'caddy'] as const) {
  test(
    `behind ${proxy}, every page is below the path, and so is all that it loads`,
    { skip: skippedWithout(proxy) ?? false, timeout: 600_000 },
    async () => {
      await using session = await startBrowserSession({}, proxy);
      await using watched = await openWatchedPage(session);
      const { page, faults } = watched;
      const failed: string[] = [];
      page.on('response', (response) => {
        if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`);
      });
      const { url } = session;

      await page.goto(url);
      await page.getByRole('combobox', { name: 'Search films and people' }).fill('godfahter');
      await page.getByRole('option', { name: /^The Godfather 1972/ }).click();
      await heading(page, 'The Godfather');
      assert.equal(page.url(), `${url}/films/68646`);
      await untilAnswered(page, async () => void (await page.reload()));
      await page
        .getByRole('button', { name: /^Al Pacino \d+%/ })
        .first()
        .click();
      await page.getByRole('link', { name: 'All films with Al Pacino' }).click();
      await heading(page, 'Al Pacino');

      for (const path of ['/browse?genres=Crime', '/mix?like=78748', '/map/78748', '/quality']) {
        await visit(page, url + path);
      }
      await visit(page, `${url}/compare/78748/90605`);
      await untilAnswered(page, async () => {
        await page
          .getByRole('link', { name: /^Alien\b/ })
          .first()
          .click();
        await heading(page, 'Alien');
      });
      assert.equal(page.url(), `${url}/films/78748`);
      await page.getByRole('button', { name: 'Export' }).click();
      await page.getByRole('tab', { name: 'curl' }).click();
      await page.getByText(`curl '${url}/`).waitFor();

      // a worker reads the file, and requests the titles
      await page.goto(`${url}/seen`);
      assert.equal(page.url(), `${url}/for-you`);
      const file = { mimeType: 'text/csv', buffer: Buffer.from(LETTERBOXD) };
      // while films come, the link below them moves, and a click may miss it
      await untilAnswered(page, async () => {
        const input = page.locator('input[type=file]').first();
        await input.setInputFiles({ name: 'ratings.csv', ...file });
        await page.getByText(/^Imported 1 film/).waitFor();
      });

      await page.getByRole('link', { name: 'API', exact: true }).click();
      await page.waitForURL(`${url}/docs/`);
      await page.getByText('Search films by URL').first().waitFor();
      // of the one server that there is
      await page.locator('#servers').waitFor({ state: 'hidden' });
      await page.goto(`${url}/redoc`);
      await page.getByText('List films similar to some').first().waitFor();
      assert.deepEqual([...faults, ...failed], []);
    },
  );
}
