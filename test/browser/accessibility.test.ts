import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { violationsOf } from './axe.ts';
import { openWatchedPage, startBrowserSession, visit, type BrowserSession } from './film-page.ts';
import { pageUrls, type PageViews } from './page-urls.ts';

/** What a page shows depends on its URL; the other pages look the same at any. */
const VIEWS: PageViews = {
  '/browse': ['/browse?genres=Drama', '/browse?q=nothing%20like%20this'],
  '/films/$filmId': [
    '/films/78748?tune=people:2&above=2&not=Comedy&mute=person:nm0000022&boost=genre:Sci-Fi',
    '/films/5',
  ],
  '/mix': ['/mix?like=78748,133093&unlike=68646'],
  '/map/$filmId': ['/map/68646?via=71562'],
};

const SIZES = [
  ['desktop', { width: 1280, height: 800 }],
  ['phone', { width: 390, height: 844 }],
] as const;

/** The rules that look at colours; all others find the same in light and dark. */
const COLOR_RULES = ['color-contrast', 'link-in-text-block'];

describe('axe finds nothing on the web app', { timeout: 900_000 }, () => {
  let session: BrowserSession;

  before(async () => {
    session = await startBrowserSession();
  });
  after(async () => session[Symbol.asyncDispose]());

  for (const path of pageUrls(VIEWS)) {
    test(`${path}, wide and narrow, light and dark`, async () => {
      await using watched = await openWatchedPage(session);
      const { page } = watched;
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      await visit(page, session.url + path);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        for (const [size, viewport] of SIZES) {
          await page.setViewportSize(viewport);
          const rules = colorScheme === 'light' ? undefined : COLOR_RULES;
          assert.deepEqual(await violationsOf(page, rules), [], `${size}, ${colorScheme}`);
        }
      }
    });
  }

  test('with suggestions, a reason and the export dialog open', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await visit(page, `${session.url}/films/78748`);
    await page.getByRole('combobox', { name: 'Search films and people' }).fill('alien');
    await page.getByRole('option', { name: /^Aliens/ }).waitFor();
    assert.deepEqual(await violationsOf(page), []);
    await page.keyboard.press('Escape');
    await page
      .getByRole('button', { name: /^Ridley Scott|^Sigourney Weaver/ })
      .first()
      .click();
    await page.getByRole('button', { name: /^Exclude/ }).waitFor();
    assert.deepEqual(await violationsOf(page), []);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    for (const tab of ['SQL', 'TypeScript', 'CSV', 'curl', 'Link']) {
      await page.getByRole('tab', { name: tab }).click();
      assert.deepEqual(await violationsOf(page), [], tab);
    }
    assert.deepEqual(faults, []);
  });

  test('with recommendations, the report of an import, a question and an undo', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await visit(page, `${session.url}/for-you`);
    const csv = (name: string, text: string) => ({
      name,
      mimeType: 'text/csv',
      buffer: Buffer.from(text),
    });
    await page
      .getByLabel('Choose files')
      .setInputFiles([
        csv('ratings.csv', 'Name,Year,Letterboxd URI,Rating\nAlien,1980,x,4.5\nNo Film,1999,x,4\n'),
        csv('some.csv', 'Date,Name,Year,Letterboxd URI\n2024-01-02,M,1931,x\n'),
        csv('shopping.csv', 'a,b\n1,2\n'),
      ]);
    await page.getByRole('group', { name: 'What is some.csv?' }).waitFor();
    await page
      .getByRole('button', { name: /^Not interested: / })
      .first()
      .click();
    await page.getByRole('button', { name: 'Undo', exact: true }).waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const [size, viewport] of SIZES) {
        await page.setViewportSize(viewport);
        assert.deepEqual(await violationsOf(page), [], `${size}, ${colorScheme}`);
      }
    }
    await page.setViewportSize({ width: 320, height: 640 });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 320, `the page is ${width} pixels wide`);
    await page.getByRole('link', { name: 'Rated 1' }).click();
    await page.getByRole('link', { name: /^Alien .*your rating 9/ }).waitFor();
    assert.deepEqual(await violationsOf(page), []);
    assert.deepEqual(faults, []);
  });
});
