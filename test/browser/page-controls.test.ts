import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import {
  openWatchedPage,
  settled,
  startBrowserSession,
  untilAnswered,
  visit,
  type BrowserSession,
} from './film-page.ts';
import { focusedName } from './keyboard.ts';
import { pictureOf } from './picture.ts';

const similar = (page: Page) => page.getByRole('list', { name: 'Similar films' });

describe('what changes a list, and how it is reached', { timeout: 600_000 }, () => {
  let session: BrowserSession;

  before(async () => {
    session = await startBrowserSession();
  });
  after(async () => session[Symbol.asyncDispose]());

  async function open(path: string, size = { width: 1280, height: 800 }) {
    const watched = await openWatchedPage(session);
    await watched.page.setViewportSize(size);
    await visit(watched.page, session.url + path);
    return watched;
  }

  test('a list says how many films are similar, and goes on with the closest others', async () => {
    await using watched = await open('/films/120737');
    const { page, faults } = watched;
    const status = page.getByRole('region', { name: 'Similar films' }).getByRole('status');
    await status.getByText(/^\d+ similar films?, then the closest of the others$/).waitFor();
    await settled(similar(page)).waitFor();
    const similarFilms = Number.parseInt(await status.innerText(), 10);
    const listed = await similar(page).getByRole('article').count();
    assert.ok(similarFilms < listed, `${similarFilms} of ${listed}`);
    await page.goto(`${session.url}/films/120737?above=15`);
    await status.getByText(`${similarFilms} films`, { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Show less similar films' }).click();
    await page.waitForURL(/above=0$/);
    assert.deepEqual(faults, []);
  });

  test('with all weights off, the page says so and asks the server for nothing', async () => {
    const groups = 'people:0,title:0,genre:0,character:0,time:0,language:0,votes:0,rating:0,plot:0';
    await using watched = await open(`/films/120737?tune=${groups}`);
    const { page, faults } = watched;
    await page.getByText('All weights are off').waitFor();
    await page.getByRole('main').getByRole('button', { name: 'Reset weights' }).last().click();
    await similar(page).waitFor();
    assert.deepEqual(faults, []);
  });

  test('steps by keys are one entry of the history once the keys rest', async () => {
    await using watched = await open('/films/120737');
    const { page, faults } = watched;
    const entries = () => page.evaluate(() => history.length);
    const entriesBefore = await entries();
    await page.getByRole('slider', { name: 'Variety' }).focus();
    for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowRight');
    await page.waitForURL(/variety=45/);
    assert.equal(await entries(), entriesBefore + 1);
    await page.goBack();
    await page.getByRole('slider', { name: 'Variety' }).and(page.locator('[value="20"]')).waitFor();
    assert.deepEqual(faults, []);
  });

  test('filters stay beside a long list, and choosing one shows its first films', async () => {
    await using watched = await open('/browse', { width: 1280, height: 500 });
    const { page, faults } = watched;
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
    const decades = page.getByRole('group', { name: 'Decade' });
    const labels = await decades.getByRole('button', { name: /^\d{4}s/ }).allInnerTexts();
    const years = labels.map((label) => Number.parseInt(label, 10));
    assert.deepEqual(
      years,
      years.toSorted((one, other) => other - one),
      'the newest first',
    );
    await page.getByRole('button', { name: /^1990s/ }).click();
    await page.waitForURL(/from=1990/);
    const box = await page.locator('#results').boundingBox();
    assert.ok(box !== null && box.y >= -1 && box.y < 500, `the list begins at ${box?.y}`);
    assert.deepEqual(faults, []);
  });

  test('on a phone, a button leads from the filters to the list', async () => {
    await using watched = await open('/browse', { width: 360, height: 640 });
    const { page, faults } = watched;
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('button', { name: /^Sci-Fi 4/ }).click();
    await page.getByRole('button', { name: 'Show 4 films' }).click();
    await page.getByRole('main').getByRole('link').first().waitFor();
    const box = await page.locator('#results').boundingBox();
    assert.ok(box !== null && box.y < 640, `the list begins at ${box?.y}`);
    assert.deepEqual(faults, []);
  });

  test('nonsense in a URL is passed over by every page', async () => {
    await using watched = await open('/mix?like=abc&unlike=NaN');
    const { page, faults } = watched;
    await page.getByText('Add at least one film you like.').waitFor();
    for (const path of ['/map/78748?via=x', '/films/78748?mute=&boost=5&above=x&show=-1']) {
      await page.goto(session.url + path);
      await page
        .getByRole('main')
        .getByRole('link', { name: /Aliens/ })
        .first()
        .waitFor();
    }
    assert.deepEqual(faults, []);
  });

  test('films are filtered by a person that is found by name, by votes and by running time', async () => {
    await using watched = await open('/browse');
    const { page, faults } = watched;
    await page.getByRole('combobox', { name: 'Only films with' }).fill('ian mckellen');
    await untilAnswered(page, async () => {
      await page.getByRole('option', { name: /^Ian McKellen/ }).click();
      await page.waitForURL(/people=\d+/);
      await page.getByRole('button', { name: /^with Ian McKellen/ }).waitFor();
    });
    const films = await page.locator('#results').getByRole('link').count();
    const times = page.getByRole('group', { name: 'Running time' });
    const counts = await times.getByRole('button').allInnerTexts();
    const sum = counts.reduce((total, text) => total + Number(/\d+$/.exec(text)?.[0]), 0);
    assert.equal(sum, films);
    await times.getByRole('button', { name: /2½ hours or longer/ }).click();
    await page.waitForURL(/min=150/);
    await page.getByRole('group', { name: 'Votes' }).getByRole('button').first().click();
    await page.waitForURL(/votes=\d+/);
    assert.deepEqual(faults, []);
  });

  test('the key / leads to the search, but is a character in a text field', async () => {
    await using watched = await open('/films/120737');
    const { page } = watched;
    await page.keyboard.press('/');
    assert.equal(await focusedName(page), 'Search films and people');
    await page.keyboard.press('/');
    assert.equal(await page.getByRole('combobox').first().inputValue(), '/');
  });

  test('a text that nothing is near says so, and leads to a search of all titles', async () => {
    await using watched = await open('/films/120737');
    const { page } = watched;
    const field = page.getByRole('combobox', { name: 'Search films and people' });
    await field.fill('qzxwvkj');
    await page.getByText('No film or person matches “qzxwvkj”.').waitFor();
    await page.getByRole('link', { name: 'Search all titles' }).click();
    await page.getByText('No titles match “qzxwvkj”.').waitFor();
    await field.fill('alien');
    await page
      .getByRole('option', { name: /^Alien/ })
      .first()
      .waitFor();
    assert.equal(await page.getByText('No film or person matches').count(), 0);
  });

  test('a skip link leads to the first film of a list, and is not there without one', async () => {
    await using watched = await open('/films/120737');
    const { page } = watched;
    await similar(page).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    assert.equal(await focusedName(page), 'Skip to the first film');
    await page.keyboard.press('Enter');
    const first = await similar(page).getByRole('heading').first().getByRole('link').innerText();
    assert.equal(await focusedName(page), first);
    await visit(page, `${session.url}/about`);
    assert.equal(await page.getByText('Skip to the first film').isVisible(), false);
  });

  test('surprises are well rated films, each press another, and none that has been seen', async () => {
    await using watched = await open('/browse');
    const { page, faults } = watched;
    const surprise = async (): Promise<string> => {
      await visit(page, `${session.url}/browse`);
      await page.getByRole('button', { name: 'Surprise me' }).click();
      await page.waitForURL(/\/films\/\d+$/);
      return page.url();
    };
    const first = await surprise();
    await page.getByRole('button', { name: 'Seen', exact: true }).click();
    const seen = new Set([await surprise(), await surprise(), await surprise()]);
    assert.ok(!seen.has(first));
    assert.equal(seen.size, 3);
    await page.evaluate(() => localStorage.setItem('surprises', '1'));
    assert.equal(await surprise(), [...seen][0], 'the same press, the same film');
    assert.deepEqual(faults, []);
  });

  test('the export begins with a link to the page, then a spreadsheet', async () => {
    await using watched = await open('/films/120737?variety=40');
    const { page, faults } = watched;
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('tab').first().waitFor();
    const tabs = await page.getByRole('tab').allInnerTexts();
    assert.deepEqual(tabs, ['Link', 'CSV', 'curl', 'TypeScript', 'SQL']);
    const shown = await page.getByRole('tabpanel', { name: 'Link' }).locator('pre').innerText();
    assert.equal(shown, page.url());
    assert.deepEqual(faults, []);
  });

  test('the map is zoomed by buttons, and the wheel over it scrolls the page', async () => {
    await using watched = await open('/map/68646', { width: 800, height: 500 });
    const { page, faults } = watched;
    await page.getByRole('button', { name: 'Zoom in' }).waitFor();
    const canvas = page.locator('canvas').first();
    const box = await canvas.boundingBox();
    assert.ok(box !== null);
    await page.mouse.move(box.x + box.width / 2, box.y + 20);
    await page.mouse.wheel(0, 200);
    await page.waitForFunction(() => scrollY > 0);
    const map = page.locator('[aria-hidden="true"]:has(> canvas)');
    /** Whether the map, which moves for a moment, comes to look so. */
    const comesTo = async (isAsWanted: (picture: string) => boolean): Promise<boolean> => {
      for (let tries = 0; tries < 40; tries++) {
        if (isAsWanted(await pictureOf(map))) return true;
        await page.waitForTimeout(100);
      }
      return false;
    };
    const whole = await pictureOf(map);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    assert.ok(await comesTo((now) => now !== whole));
    await page.waitForTimeout(300);
    const near = await pictureOf(map);
    await page.getByRole('button', { name: 'Show the whole map' }).click();
    assert.ok(await comesTo((now) => now !== near));
    await page.getByRole('list', { name: 'Colours' }).getByText('Crime').waitFor();
    assert.deepEqual(faults, []);
  });

  test('in forced colours what is pressed can be told, and on paper there are no controls', async () => {
    await using watched = await open('/films/120737');
    const { page } = watched;
    await page.emulateMedia({ forcedColors: 'active' });
    const background = (pressed: boolean) =>
      page
        .locator(`aside button[aria-pressed="${pressed}"]`)
        .first()
        .evaluate((element) => getComputedStyle(element).backgroundColor);
    assert.notEqual(await background(true), await background(false));
    await page.emulateMedia({ forcedColors: 'none', media: 'print' });
    for (const hidden of ['aside', 'header nav', 'search']) {
      assert.equal(await page.locator(hidden).first().isVisible(), false, hidden);
    }
    assert.ok(await similar(page).isVisible());
  });
});
