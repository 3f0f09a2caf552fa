import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import {
  openWatchedPage,
  settled,
  startBrowserSession,
  visit,
  type BrowserSession,
} from './film-page.ts';
import { writeRenderedNotebook } from '../fixtures/rendered-notebook.ts';
import { scratchFolder } from '../fixtures/scratch.ts';
import { focusedName, tabTo } from './keyboard.ts';

const heading = async (page: Page, name: string): Promise<void> =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

const similar = (page: Page) => page.getByRole('list', { name: 'Similar films' });

async function similarTitles(page: Page): Promise<string[]> {
  await settled(similar(page)).waitFor();
  return similar(page).getByRole('heading').getByRole('link').allInnerTexts();
}

describe('the web app', { timeout: 600_000 }, () => {
  let session: BrowserSession;

  before(async () => {
    session = await startBrowserSession();
  });
  after(async () => session[Symbol.asyncDispose]());

  test('a user mistypes a title, opens the film, and reads why the first film of the list is similar', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.goto(session.url);
    await heading(page, 'Find films like the ones you love.');
    await page
      .getByRole('combobox', { name: 'Search films and people' })
      .pressSequentially('godfahter');
    await page.getByRole('option', { name: /^The Godfather 1972/ }).click();
    await heading(page, 'The Godfather');
    assert.match(page.url(), /\/films\/68646$/);
    assert.equal(await page.title(), 'The Godfather · Reelated');

    const first = similar(page).getByRole('article').first();
    await first.getByRole('link', { name: 'The Godfather Part II', exact: true }).waitFor();
    assert.match(await first.innerText(), /\d+%/);
    const parts = await first.getByRole('img', { name: /^Score: / }).getAttribute('aria-label');
    assert.match(parts ?? '', /People \d+%, Title \d+%, Genre \d+%/);
    await first.getByRole('button', { name: /^Crime.* \d+%/ }).waitFor();
    const second = similar(page).getByRole('article').nth(1);
    await second.getByRole('button', { name: /^Al Pacino \d+%/ }).click();
    await page.getByRole('link', { name: 'All films with Al Pacino' }).click();
    await heading(page, 'Al Pacino');
    await page.goBack();
    await heading(page, 'The Godfather');
    assert.deepEqual(faults, []);
  });

  test('a film is found by its title in another country, and the suggestion says so', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.goto(session.url);
    await page.getByRole('combobox', { name: 'Search films and people' }).fill('el padri');
    const option = page.getByRole('option', {
      name: /^The Godfather 1972 also known as El padrino/,
    });
    await option.waitFor();
    await option.click();
    await heading(page, 'The Godfather');
    assert.deepEqual(faults, []);
  });

  test('the same with the keyboard', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.goto(session.url);
    await heading(page, 'Find films like the ones you love.');
    await tabTo(page, 'Search films and people');
    await page.keyboard.type('godfahter');
    await page.getByRole('option', { name: /^The Godfather 1972/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await heading(page, 'The Godfather');
    assert.equal(await focusedName(page), 'The Godfather');

    await similar(page).waitFor();
    await tabTo(page, /^Al Pacino \d+%/);
    await page.keyboard.press('Enter');
    await tabTo(page, 'All films with Al Pacino');
    await page.keyboard.press('Enter');
    await heading(page, 'Al Pacino');
    await tabTo(page, /^The Godfather\s*1972/);
    await page.keyboard.press('Enter');
    await heading(page, 'The Godfather');
    assert.deepEqual(faults, []);
  });

  test('weights are changed by dragging and by keys, and the films change places', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.goto(`${session.url}/films/90605`);
    await heading(page, 'Aliens');
    const original = await similarTitles(page);
    assert.equal(original[0], 'Alien');

    const title = page.getByRole('slider', { name: 'Title' });
    await title.scrollIntoViewIfNeeded();
    const box = await title.locator('..').boundingBox();
    assert.ok(box !== null);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x - 300, box.y, { steps: 8 });
    await page.mouse.up();
    await page.waitForURL(/tune=title:0/);

    const people = page.getByRole('slider', { name: 'People' });
    await people.focus();
    await page.keyboard.press('Home');
    await page.waitForURL(/tune=.*people:0/);
    await similar(page).getByRole('link', { name: 'The Matrix', exact: true }).first().waitFor();
    await page.waitForFunction(
      (first) =>
        document.querySelector('ol[aria-label="Similar films"] h3 a')?.textContent !== first,
      original[0],
    );
    assert.notDeepEqual(await similarTitles(page), original);
    assert.deepEqual(faults, []);
  });

  test('a minimum similarity leaves the films that reach it, and its URL shows the same elsewhere', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.goto(`${session.url}/films/120737`);
    await similar(page).waitFor();
    await page.getByRole('slider', { name: 'Minimum similarity' }).focus();
    await page.keyboard.press('Home');
    for (let percent = 0; percent < 52; percent += 4) await page.keyboard.press('PageUp');
    await page.waitForURL(/above=52/);
    await page.getByRole('status').getByText('2 films', { exact: true }).waitFor();
    const titles = await similarTitles(page);
    assert.equal(titles.length, 2);

    await using fresh = await openWatchedPage(session);
    await fresh.page.goto(page.url());
    await fresh.page.getByRole('status').getByText('2 films', { exact: true }).waitFor();
    assert.deepEqual(await similarTitles(fresh.page), titles);
    await fresh.page.reload();
    assert.deepEqual(await similarTitles(fresh.page), titles);
    assert.deepEqual([...faults, ...fresh.faults], []);
  });

  test('a mix is made with the keyboard, and a disliked film changes it', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.goto(`${session.url}/mix`);
    await heading(page, 'Mix');
    await tabTo(page, 'More like: add a film');
    await page.keyboard.type('matrix');
    await page.getByRole('option', { name: /^The Matrix 1999/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/like=133093/);
    const original = await similarTitles(page);
    assert.equal(original[0], 'The Matrix Reloaded');

    await tabTo(page, 'Less like this: The Matrix Reloaded');
    await page.keyboard.press('Enter');
    await page.waitForURL(/unlike=234215/);
    await page
      .getByRole('region', { name: 'Less like' })
      .getByRole('link', { name: /The Matrix Reloaded/ })
      .waitFor();
    await page.waitForFunction(
      () =>
        document.querySelector('ol[aria-label="Similar films"] h3 a')?.textContent !==
        'The Matrix Reloaded',
    );
    assert.ok(!(await similarTitles(page)).includes('The Matrix Reloaded'));
    assert.deepEqual(faults, []);
  });

  test('three steps on the map lead from list to list, and back along the path', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.goto(`${session.url}/map/68646`);
    await heading(page, 'Films near The Godfather');
    for (const name of ['The Godfather Part II', 'The Godfather Part III', "Schindler's List"]) {
      await tabTo(page, new RegExp(`^${name} `));
      await page.keyboard.press('Enter');
      await heading(page, `Films near ${name}`);
    }
    const way = page.getByRole('navigation', { name: 'Your path' });
    assert.deepEqual(await way.getByRole('link').allInnerTexts(), [
      'The Godfather',
      'The Godfather Part II',
      'The Godfather Part III',
    ]);
    await way.getByRole('link', { name: 'The Godfather Part II', exact: true }).click();
    await heading(page, 'Films near The Godfather Part II');
    assert.deepEqual(faults, []);
  });

  test('filters show how many films they leave, and every state has a URL', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.goto(`${session.url}/browse`);
    await heading(page, 'Browse');
    const status = page.getByRole('status').first();
    await page.getByRole('button', { name: /^Sci-Fi 4/ }).click();
    await status.getByText('4 films').waitFor();
    await page.getByRole('button', { name: /^1970s 1/ }).click();
    await status.getByText('1 film', { exact: true }).waitFor();
    assert.match(page.url(), /genres=Sci-Fi&from=1970&to=1979/);
    await page
      .getByRole('main')
      .getByRole('link', { name: /^Alien/ })
      .waitFor();
    await page.goBack();
    await status.getByText('4 films').waitFor();
    await page.getByRole('button', { name: /^Sci-Fi.*remove/ }).click();
    await status.getByText('21 films').waitFor();
    assert.deepEqual(faults, []);
  });

  test('a title that looks like a pattern is found as it is written; a misspelt one gets suggestions', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.goto(`${session.url}/browse?${new URLSearchParams({ q: '(500) days' })}`);
    await page
      .getByRole('main')
      .getByRole('link', { name: /\(500\) Days of Summer/ })
      .waitFor();
    await page.getByRole('combobox', { name: 'Search films and people' }).fill('godfahter');
    await page.keyboard.press('Enter');
    await heading(page, '“godfahter”');
    await page.getByText('No titles match “godfahter”.').waitFor();
    await page.getByRole('link', { name: /^The Godfather 1972/ }).click();
    await heading(page, 'The Godfather');
    assert.deepEqual(faults, []);
  });

  test('two films are compared', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.goto(`${session.url}/films/78748`);
    await similar(page).getByRole('link', { name: 'Compare with Aliens' }).click();
    await heading(page, 'Alien and Aliens');
    await page.getByRole('link', { name: 'Sigourney Weaver' }).waitFor();
    await page
      .getByRole('region', { name: 'Only Alien', exact: true })
      .getByText('Ridley Scott')
      .waitFor();
    assert.deepEqual(faults, []);
  });

  test('the About page says how to execute notebooks, and leads to those that have been', async (t) => {
    const dataDir = scratchFolder(t);
    await using shown = await startBrowserSession({ dataDir });
    await using watched = await openWatchedPage(shown);
    const { page, faults } = watched;
    await page.goto(`${shown.url}/about`);
    await page.getByText('reelated notebooks', { exact: true }).waitFor();
    writeRenderedNotebook(dataDir, 'map-of-cinema', 'A map of cinema');
    await page.reload();
    await page.getByRole('link', { name: 'A map of cinema' }).click();
    await heading(page, 'A map of cinema');
    assert.ok(await page.locator('svg').isVisible());
    assert.deepEqual(faults, []);
  });

  test('fits a phone without scrolling sideways', async () => {
    await using watched = await openWatchedPage(session);
    const { page } = watched;
    await page.setViewportSize({ width: 320, height: 640 });
    const paths = [
      '/',
      '/browse',
      '/films/120737',
      '/mix?like=78748',
      '/for-you',
      '/about',
      '/quality',
    ];
    for (const path of paths) {
      await visit(page, session.url + path);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= 320, `${path} is ${width} pixels wide`);
    }
  });
});
