import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { scratchFolder } from '../fixtures/scratch.ts';
import { openWatchedPage, startBrowserSession, type BrowserSession } from './film-page.ts';
import { tabTo } from './keyboard.ts';

const similar = (page: Page) => page.getByRole('list', { name: 'Similar films' });
const button = (page: Page, name: string, pressed: boolean) =>
  page.getByRole('button', { name, pressed, exact: true });

/** Stores a value where the app's former version kept seen films. */
async function storeSeenFilms(page: Page, ids: readonly number[]): Promise<void> {
  await page.evaluate(
    async (seen) =>
      new Promise<void>((resolve, reject) => {
        const opened = indexedDB.open('keyval-store');
        opened.addEventListener('upgradeneeded', () => opened.result.createObjectStore('keyval'));
        opened.addEventListener('error', () => reject(new Error(opened.error?.message)));
        opened.addEventListener('success', () => {
          const change = opened.result.transaction('keyval', 'readwrite');
          change.objectStore('keyval').put(seen, 'seen-films');
          change.addEventListener('complete', () => {
            opened.result.close();
            resolve();
          });
        });
      }),
    [...ids],
  );
}

describe('the user’s films', { timeout: 600_000 }, () => {
  let session: BrowserSession;

  before(async () => {
    session = await startBrowserSession();
  });
  after(async () => session[Symbol.asyncDispose]());

  test('a film is rated and marked on its page, which every list shows', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.goto(`${session.url}/films/90605`);
    await page.getByRole('radio', { name: '9 of 10' }).check({ force: true });
    await button(page, 'Seen', true).waitFor();
    await button(page, 'Owned', false).click();
    await button(page, 'Owned', true).waitFor();

    await page.goto(`${session.url}/films/78748`);
    await similar(page)
      .getByText(/1986 · ★ your rating 9 · owned/)
      .waitFor();
    await page.goto(`${session.url}/browse?genres=Sci-Fi`);
    await page
      .getByRole('link', { name: /Aliens.*your rating 9 · owned/ })
      .first()
      .waitFor();

    await page.goto(`${session.url}/films/90605`);
    await page.getByRole('button', { name: 'Remove your rating of Aliens' }).click();
    await button(page, 'Seen', true).waitFor();
    assert.equal(await page.getByRole('radio', { checked: true }).count(), 0);
    assert.deepEqual(faults, []);
  });

  test('stars are set with the keyboard, and not before the choice is made', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.goto(`${session.url}/films/245429`);
    await tabTo(page, '1 of 10');
    for (let presses = 0; presses < 7; presses++) await page.keyboard.press('ArrowRight');
    assert.equal(await page.getByRole('radio', { checked: true }).inputValue(), '8');
    await button(page, 'Seen', false).waitFor();
    await page.keyboard.press('Escape');
    assert.equal(await page.getByRole('radio', { checked: true }).count(), 0);

    for (let presses = 0; presses < 3; presses++) await page.keyboard.press('ArrowRight');
    const chosen = await page.getByRole('radio', { checked: true }).inputValue();
    await page.keyboard.press('Enter');
    await button(page, 'Seen', true).waitFor();
    await page.reload();
    await button(page, 'Seen', true).waitFor();
    assert.equal(await page.getByRole('radio', { checked: true }).inputValue(), chosen);
    assert.deepEqual(faults, []);
  });

  test('seen films are hidden and owned ones shown alone by the server, so that lists stay full', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.goto(`${session.url}/films/90605`);
    await button(page, 'Seen', false).click();
    await button(page, 'Owned', false).click();
    await button(page, 'Owned', true).waitFor();

    await page.goto(`${session.url}/films/78748`);
    const heading = page
      .getByRole('status')
      .filter({ hasText: /^\d+ similar film/ })
      .first();
    await similar(page).getByText('1986 · seen · owned').waitFor();
    const total = Number.parseInt(await heading.innerText(), 10);
    await page.getByLabel('Hide films I’ve seen').focus();
    await page.keyboard.press('Space');
    await page.waitForURL(/hide=true/);
    await similar(page).getByText('1986 · seen · owned').waitFor({ state: 'detached' });
    await heading.getByText(`${total - 1} similar film`).waitFor();

    await page.goto(`${session.url}/browse?only=owned`);
    await page.getByRole('status').getByText('1 film', { exact: true }).waitFor();
    await page.getByRole('button', { name: /^Sci-Fi 1$/ }).waitFor();
    await page.getByLabel('Hide films I’ve seen').check();
    await page.getByText('No films match these filters.').waitFor();
    await page.getByRole('button', { name: 'Ignore my lists' }).click();
    await page.getByRole('status').getByText('21 films').waitFor();
    assert.deepEqual(faults, []);
  });

  test('lists of the server count as the user’s own, for what is owned and seen', async (t) => {
    const dataDir = scratchFolder(t);
    mkdirSync(join(dataDir, 'lists'));
    writeFileSync(join(dataDir, 'lists', 'owned.txt'), 'tt0078748\ntt0133093\n');
    writeFileSync(join(dataDir, 'lists', 'seen.txt'), 'tt0133093\n');
    await using own = await startBrowserSession({ dataDir });
    await using watched = await openWatchedPage(own);
    const { page, faults } = watched;
    await page.goto(`${own.url}/browse`);
    const status = page.getByRole('status').first();
    await status.getByText('21 films').waitFor();
    await page
      .getByRole('main')
      .getByRole('link', { name: /The Matrix.*seen · owned/ })
      .waitFor();
    await page.getByLabel('Only films I own').check();
    await status.getByText('2 films').waitFor();
    await page.getByLabel('Hide films I’ve seen').check();
    await status.getByText('1 film', { exact: true }).waitFor();
    await page
      .getByRole('main')
      .getByRole('link', { name: /^Alien/ })
      .waitFor();
    assert.deepEqual(faults, []);
  });

  test('the list of a former version is taken over', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.goto(`${session.url}/about`);
    await storeSeenFilms(page, [90_605, 245_429]);
    await page.goto(`${session.url}/seen`);
    await page.waitForURL(/\/for-you$/);
    await page.getByRole('link', { name: 'Seen 2' }).click();
    await page.getByRole('link', { name: /Spirited Away/ }).waitFor();
    await page.reload();
    await page.getByRole('link', { name: /^Aliens/ }).waitFor();
    const keys = await page.evaluate(
      async () =>
        new Promise<IDBValidKey[]>((resolve) => {
          const opened = indexedDB.open('keyval-store');
          opened.addEventListener('success', () => {
            const read = opened.result.transaction('keyval').objectStore('keyval').getAllKeys();
            read.addEventListener('success', () => resolve(read.result));
          });
        }),
    );
    assert.deepEqual(keys, ['my-films']);
    assert.deepEqual(faults, []);
  });

  test('two tabs stay in step', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.goto(`${session.url}/films/78748`);
    await similar(page).waitFor();
    const other = await page.context().newPage();
    await other.goto(`${session.url}/films/90605`);
    await button(other, 'Watchlist', false).click();
    await similar(page).getByText('1986 · watchlist').waitFor();
    await button(page, 'Seen', false).click();
    await similar(other).getByText('1979 · seen').waitFor();
    await button(other, 'Watchlist', true).waitFor();
    assert.deepEqual(faults, []);
  });

  test('where the browser stores nothing, films last as long as the page, which says so', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      };
    });
    await page.goto(`${session.url}/films/90605`);
    await button(page, 'Owned', false).click();
    await button(page, 'Owned', true).waitFor();
    await page.getByRole('link', { name: 'For you' }).click();
    await page.getByText('This window cannot store anything.').waitFor();
    await page.getByRole('link', { name: 'Owned 1' }).waitFor();
    assert.deepEqual(faults, []);
  });
});
