import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openWatchedPage, startBrowserSession, type BrowserSession } from './film-page.ts';

const TIMEOUT_MS = 10_000;

const heading = async (page: Page, title: string) =>
  page
    .getByRole('heading', { level: 1, name: title, exact: true })
    .waitFor({ timeout: TIMEOUT_MS });
const link = (page: Page, name: RegExp) => page.getByRole('main').getByRole('link', { name });

describe('the web page', { timeout: 120_000 }, () => {
  let session: BrowserSession;

  before(async () => {
    session = await startBrowserSession();
  });
  after(async () => session[Symbol.asyncDispose]());

  test('a person types a title, opens a film, clicks through a similar one, and goes back', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.goto(session.url);
    await heading(page, 'Find a film, and the films like it.');

    await page.getByRole('searchbox', { name: 'Find a film' }).pressSequentially('two towers');
    await page.getByRole('status').getByText('1 film').waitFor({ timeout: TIMEOUT_MS });
    await link(page, /The Two Towers/).click();
    await heading(page, 'The Lord of the Rings: The Two Towers');
    assert.match(page.url(), /#film=167261$/);
    assert.equal(await page.title(), 'The Lord of the Rings: The Two Towers · Reelated');

    const first = page.getByRole('main').getByRole('listitem').first();
    assert.match(await first.innerText(), /The Return of the King|The Fellowship/);
    assert.match(await first.innerText(), /\d+%/);
    assert.match(await first.innerText(), /Both: .*Peter Jackson/);
    await link(page, /The Fellowship of the Ring/).click();
    await heading(page, 'The Lord of the Rings: The Fellowship of the Ring');

    await page.goBack();
    await heading(page, 'The Lord of the Rings: The Two Towers');
    await page.goBack();
    await link(page, /The Two Towers/).waitFor({ timeout: TIMEOUT_MS });
    assert.equal(await page.getByRole('searchbox').inputValue(), 'two towers');
    assert.deepEqual(faults, []);
  });

  test('the same by keyboard alone', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.goto(session.url);
    await heading(page, 'Find a film, and the films like it.');

    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('godfather');
    await link(page, /The Godfather Part II/)
      .first()
      .waitFor({ timeout: TIMEOUT_MS });
    await page.getByRole('status').getByText('3 films').waitFor({ timeout: TIMEOUT_MS });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await heading(page, 'The Godfather Part II');

    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'title');
    await page.keyboard.type('seven sam');
    await page.keyboard.press('Enter');
    await heading(page, 'Seven Samurai');
    await page.keyboard.press('Alt+ArrowLeft');
    assert.deepEqual(faults, []);
  });

  test('a film that is opened while one still types stays open', async () => {
    await using watched = await openWatchedPage(session);
    const { page } = watched;
    await page.goto(session.url);
    await heading(page, 'Find a film, and the films like it.');
    await page.getByRole('searchbox').pressSequentially('x');
    await link(page, /^The Matrix/).click();
    await heading(page, 'The Matrix');
    await page.waitForTimeout(400);
    assert.match(page.url(), /#film=133093$/);
    await heading(page, 'The Matrix');
  });

  test('a shared address shows the same, and so does reloading it', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.goto(`${session.url}/#film=245429`);
    await heading(page, 'Spirited Away');
    await page.getByText('Sen to Chihiro no kamikakushi').waitFor();
    await page.reload();
    await heading(page, 'Spirited Away');
    await page.getByText('Information courtesy of IMDb').waitFor();
    assert.deepEqual(faults, []);
  });

  test('a title that looks like a pattern is found as it is written', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.goto(`${session.url}/#${new URLSearchParams({ q: '(500) days' })}`);
    await link(page, /\(500\) Days of Summer/).waitFor({ timeout: TIMEOUT_MS });
    await page.getByRole('searchbox').fill('*batteries');
    await link(page, /\*batteries not included/).waitFor({ timeout: TIMEOUT_MS });
    await page.getByRole('searchbox').fill('no such film');
    await page.getByText('No title here holds “no such film”').waitFor({ timeout: TIMEOUT_MS });
    assert.deepEqual(faults, []);
  });

  test('says what is wrong: no such film, too many questions, no server; and recovers', async () => {
    await using watched = await openWatchedPage(session);
    const { page } = watched;
    await page.goto(`${session.url}/#film=5`);
    await page.getByRole('main').getByText('There is no such film here').waitFor();

    const search = `${session.url}/film/search**`;
    await page.route(search, async (route) =>
      route.fulfill({ status: 429, headers: { 'retry-after': '1' }, json: {} }),
    );
    await page.getByRole('searchbox').fill('alien');
    await page.getByText(/a lot of questions.*Trying again in 1 second\./).waitFor();
    await page.unroute(search);
    await link(page, /^Aliens/).waitFor({ timeout: TIMEOUT_MS });

    await page.context().setOffline(true);
    await page.getByRole('searchbox').fill('matrix');
    await page.getByRole('main').getByText('The server cannot be reached').waitFor();
    await page.context().setOffline(false);
    await link(page, /^The Matrix/)
      .first()
      .waitFor({ timeout: TIMEOUT_MS });
  });

  test('fits a phone without scrolling sideways', async () => {
    await using watched = await openWatchedPage(session);
    const { page } = watched;
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`${session.url}/#film=120737`);
    await heading(page, 'The Lord of the Rings: The Fellowship of the Ring');
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 320, `the page is ${width} pixels wide`);
  });
});
