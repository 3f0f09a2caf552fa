import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openWatchedPage, startBrowserSession, type BrowserSession } from './film-page.ts';

async function listed(page: Page, name: string): Promise<readonly string[]> {
  const list = page.getByRole('region', { name });
  await list.getByRole('listitem').first().waitFor();
  return await list.getByRole('link').allTextContents();
}

describe('the page on quality', { timeout: 600_000 }, () => {
  let session: BrowserSession;

  before(async () => {
    session = await startBrowserSession();
  });
  after(async () => session[Symbol.asyncDispose]());

  test('has the figures of all ways to compare films', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.goto(`${session.url}/about`);
    await page.getByRole('link', { name: 'How good the lists are' }).click();
    await page.getByRole('heading', { name: 'How good are the lists?' }).waitFor();
    const tables = page.getByRole('table');
    assert.equal(await tables.count(), 4);
    const liked = page.getByRole('region', { name: 'Liked by the same people' }).getByRole('table');
    const shares = await Promise.all(
      ['Classic', 'Balanced'].map(async (name) => {
        const row = liked.getByRole('row').filter({
          has: page.getByRole('rowheader', { name, exact: true }),
        });
        return Number.parseFloat((await row.getByRole('cell').first().textContent()) ?? '');
      }),
    );
    const [classic = NaN, balanced = NaN] = shares;
    assert.ok(balanced > 1.3 * classic, `${balanced} of ${classic}`);
    assert.deepEqual(faults, []);
  });

  test('lists films before and now, and marks those that are new', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.goto(`${session.url}/quality`);
    const old = await listed(page, 'Before: films like Alien');
    const now = await listed(page, 'Now: films like Alien');
    assert.equal(old.length, now.length);
    const added = now.filter((title) => !old.includes(title)).length;
    const marked = page.getByRole('region', { name: 'Now: films like Alien' }).getByText('new', {
      exact: true,
    });
    assert.equal(await marked.count(), added);
    assert.deepEqual(faults, []);
  });

  test('keeps the chosen film in the URL', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.goto(`${session.url}/quality`);
    const films = page.getByRole('navigation', { name: 'Films' });
    await films.getByRole('link').nth(1).click();
    const title = (await films.getByRole('link').nth(1).textContent()) ?? '';
    await page.getByRole('region', { name: `Now: films like ${title}` }).waitFor();
    assert.match(page.url(), /\/quality\?film=\d+$/);
    await page.reload();
    await page.getByRole('region', { name: `Before: films like ${title}` }).waitFor();
    assert.deepEqual(faults, []);
  });
});
