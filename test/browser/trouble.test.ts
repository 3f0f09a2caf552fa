import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openWatchedPage, startBrowserSession, type BrowserSession } from './film-page.ts';

const SIMILAR = '**/film/similar';

const said = async (page: Page, text: RegExp): Promise<void> =>
  page.getByRole('status').getByText(text).waitFor();

const films = (page: Page) => page.getByRole('list', { name: 'Similar films' });

describe('the web app says what is wrong and recovers by itself', { timeout: 600_000 }, () => {
  let session: BrowserSession;

  before(async () => {
    session = await startBrowserSession();
  });
  after(async () => session[Symbol.asyncDispose]());

  for (const [status, words] of [
    [429, /Too many requests/],
    [503, /The server is busy/],
  ] as const) {
    test(`when it is answered ${status}`, async () => {
      await using watched = await openWatchedPage(session);
      const { page } = watched;
      await page.route(SIMILAR, async (route) =>
        route.fulfill({ status, headers: { 'retry-after': '1' }, json: {} }),
      );
      await page.goto(`${session.url}/films/78748`);
      await said(page, words);
      await page.unroute(SIMILAR);
      await films(page).waitFor();
      await page.getByRole('status').getByText(words).waitFor({ state: 'detached' });
    });
  }

  test('when the server cannot be reached', async () => {
    await using watched = await openWatchedPage(session);
    const { page } = watched;
    await page.goto(`${session.url}/films/78748`);
    await films(page).waitFor();
    await page.route('**/film/**', async (route) => route.abort('connectionrefused'));
    await page.getByRole('combobox', { name: 'Search films and people' }).fill('matrix');
    await said(page, /reach the server/);
    // what was there stays
    assert.ok(await films(page).isVisible());
    await page.unroute('**/film/**');
    await page.getByRole('option', { name: /^The Matrix 1999/ }).waitFor();
  });

  test('when an answer takes seconds', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.route(SIMILAR, async (route) => {
      await new Promise((resolve) => {
        setTimeout(resolve, 3000);
      });
      await route.continue();
    });
    await page.goto(`${session.url}/films/78748`);
    await said(page, /longer than usual/);
    await films(page).waitFor();
    await page.getByText(/longer than usual/).waitFor({ state: 'detached' });
    assert.deepEqual(faults, []);
  });

  test('when a film, a person or a page does not exist', async () => {
    await using watched = await openWatchedPage(session);
    const { page } = watched;
    for (const [path, heading] of [
      ['/films/5', 'Film not found'],
      ['/films/nonsense', 'Film not found'],
      ['/people/999999', 'Person not found'],
      ['/compare/78748/5', 'Film not found'],
      ['/compare/78748/78748', 'Choose two different films'],
    ] as const) {
      await page.goto(session.url + path);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    }
    const answer = await page.goto(`${session.url}/no-such-page`);
    assert.equal(answer?.status(), 404);
    await page.getByRole('heading', { level: 1, name: 'Page not found' }).waitFor();
  });
});
