import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import type { Page, Request } from 'playwright-core';
import { zipOf } from '../../src/library/testing/zip-of.ts';
import { openWatchedPage, settled, startBrowserSession, type BrowserSession } from './film-page.ts';
import { tabTo } from './keyboard.ts';

/** An export of Letterboxd's, with a title in another language, one of another year, and one unknown. */
const LETTERBOXD = await zipOf({
  'profile.csv': 'Date Joined,Username\n2020-01-01,someone\n',
  'ratings.csv': `Date,Name,Year,Letterboxd URI,Rating
2024-01-02,The Matrix,1999,https://boxd.it/a,5
2024-01-03,Mononoke-hime,1997,https://boxd.it/b,4.5
2024-01-04,Amélie,2001,https://boxd.it/c,1.5
2024-01-05,"No Such Film, Ever",1999,https://boxd.it/d,4
`,
  'watched.csv': `Date,Name,Year,Letterboxd URI
2024-01-02,The Matrix,1999,https://boxd.it/a
2024-01-06,Alien,1980,https://boxd.it/e
`,
  'watchlist.csv': `Date,Name,Year,Letterboxd URI
2024-01-07,Seven Samurai,1954,https://boxd.it/f
`,
  'likes/films.csv':
    'Date,Name,Year,Letterboxd URI\n2024-01-02,The Matrix,1999,https://boxd.it/a\n',
  'deleted/ratings.csv':
    'Date,Name,Year,Letterboxd URI,Rating\n2024-01-02,M,1931,https://boxd.it/g,5\n',
});
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const recommended = (page: Page) => page.getByRole('list', { name: 'Recommendations' });

async function recommendedTitles(page: Page): Promise<string[]> {
  await settled(recommended(page)).waitFor();
  return recommended(page).getByRole('heading').getByRole('link').allInnerTexts();
}

/** Waits until the list no longer has a title, and returns the others. */
async function titlesWithout(page: Page, title: string): Promise<string[]> {
  await recommended(page)
    .getByRole('heading')
    .getByRole('link', { name: title, exact: true })
    .waitFor({ state: 'detached' });
  return recommendedTitles(page);
}

/** Drops files on the page, as from a window of the desktop. */
async function drop(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ({ name: fileName, bytes: content }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(content)], fileName));
      return transfer;
    },
    { name, bytes: [...bytes] },
  );
  await page.dispatchEvent('main', 'dragenter', { dataTransfer });
  await page.getByText('Drop files to import them').waitFor();
  await page.dispatchEvent('main', 'dragover', { dataTransfer });
  await page.dispatchEvent('main', 'drop', { dataTransfer });
  await page.getByText('Drop files to import them').waitFor({ state: 'detached' });
}

/** The texts that a request says about the user: parts of its URL, and texts in its body. */
function textsIn(request: Request): readonly string[] {
  const { searchParams } = new URL(request.url());
  const texts: string[] = [...searchParams.values()];
  JSON.stringify(JSON.parse(request.postData() ?? 'null'), (_, value: unknown) => {
    if (typeof value === 'string') texts.push(value);
    return value;
  });
  return texts;
}

describe('the page “For you”', { timeout: 600_000 }, () => {
  let session: BrowserSession;

  before(async () => {
    session = await startBrowserSession();
  });
  after(async () => session[Symbol.asyncDispose]());

  test('an export is dropped, and recommendations with reasons follow what is said of them', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    const requests: Request[] = [];
    page.on('request', (request) => requests.push(request));
    await page.goto(`${session.url}/for-you`);
    await page.getByRole('heading', { name: /^Drop your ratings here/ }).waitFor();
    await drop(page, 'letterboxd-someone.zip', LETTERBOXD);

    await page
      .getByText('Imported 5 films: 3 rated, 1 on your watchlist, 4 seen.', { exact: true })
      .waitFor();
    const report = page.getByRole('region', { name: 'Import' });
    await report.getByText('Alien (1980)').waitFor();
    await report.getByText(/other year, .*watched\.csv, line 3/).waitFor();
    await report.getByText('Not in this collection 1').click();
    await report.getByText('No Such Film, Ever (1999)').waitFor();

    const first = await recommendedTitles(page);
    assert.ok(first.slice(0, 3).includes('The Matrix Reloaded'), first.join());
    for (const title of ['The Matrix', 'Princess Mononoke', 'Amélie', 'Alien']) {
      assert.ok(!first.includes(title), title);
    }
    const why = recommended(page)
      .getByRole('article')
      .filter({ has: page.getByRole('link', { name: 'The Matrix Reloaded', exact: true }) });
    await why.getByText(/^Because you gave The Matrix 10/).waitFor();
    await why.getByRole('link', { name: 'Keanu Reeves' }).waitFor();

    const [hidden = '', seen = ''] = first;
    await page.getByRole('button', { name: `Not interested: ${hidden}` }).click();
    const second = await titlesWithout(page, hidden);
    assert.equal(second[0], seen);
    await page.getByRole('button', { name: `Seen: ${seen}` }).click();
    const third = await titlesWithout(page, seen);
    assert.equal(third.length, first.length - 2);

    await page.reload();
    assert.deepEqual(await recommendedTitles(page), third);
    await page.getByRole('link', { name: 'Not interested 1' }).waitFor();

    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as a file' }).click();
    const saved = await readFile(await (await saving).path());
    await page.getByRole('button', { name: 'Erase all' }).click();
    await page.getByRole('heading', { name: /^Drop your ratings here/ }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: /^Drop your ratings here/ }).waitFor();
    await page
      .getByLabel('Choose files')
      .setInputFiles({ name: 'my-films.json', mimeType: 'application/json', buffer: saved });
    assert.deepEqual(await recommendedTitles(page), third);

    for (const request of requests.filter((one) => one.method() === 'POST')) {
      assert.deepEqual(textsIn(request), [], request.url());
    }
    assert.ok(requests.some((request) => request.url().includes('/film/titles')));
    assert.deepEqual(faults, []);
  });

  test('ratings are given by stars, with the keyboard alone, and taken back', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.goto(`${session.url}/for-you`);
    await page.getByRole('heading', { name: 'Or rate some films you know' }).waitFor();
    await tabTo(page, '1 of 10');
    for (let presses = 0; presses < 8; presses++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const [first = ''] = await recommendedTitles(page);
    await tabTo(page, `Not interested: ${first}`);
    await page.keyboard.press('Enter');
    const [next = ''] = await titlesWithout(page, first);
    assert.equal(
      await page.evaluate(() => document.activeElement?.textContent),
      next,
      'the film that took the place has the focus',
    );
    await page.keyboard.press('Control+z');
    await recommended(page).getByRole('link', { name: first, exact: true }).first().waitFor();
    assert.equal((await recommendedTitles(page))[0], first);
    assert.deepEqual(faults, []);
  });

  test('a file that is no list of films changes nothing, and neither does a broken archive', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.goto(`${session.url}/films/90605`);
    await page.getByRole('button', { name: 'Owned' }).click();
    await page.goto(`${session.url}/for-you`);
    await page.getByRole('link', { name: 'Owned 1' }).waitFor();
    for (const [name, bytes] of [
      ['shopping.csv', bytesOf('a,b\n1,2\n')],
      ['letterboxd.zip', LETTERBOXD.subarray(0, 300)],
      ['empty.zip', await zipOf({})],
      ['saved.json', bytesOf('{"format":"reelated-films","films":"none"}')],
    ] as const) {
      await drop(page, name, bytes);
      await page.getByText('Nothing was imported.', { exact: true }).waitFor();
      await page.getByRole('region', { name: 'Import' }).getByText(`${name}: `).waitFor();
      await page.getByRole('button', { name: 'Close' }).click();
    }
    await page.getByRole('link', { name: 'Owned 1' }).waitFor();
    assert.deepEqual(faults, []);
  });

  test('a file that does not say what its films are is asked about, and an import undone', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.goto(`${session.url}/for-you`);
    const list = 'Date,Name,Year,Letterboxd URI\n2024-01-02,Alien,1979,x\n2024-01-03,M,1931,x\n';
    await drop(page, 'films.csv', bytesOf(list));
    await page.getByRole('group', { name: 'What is films.csv?' }).waitFor();
    await page.getByRole('button', { name: 'Watchlist', exact: true }).click();
    await page.getByRole('link', { name: 'Watchlist 2' }).waitFor();
    await page.getByRole('button', { name: 'Undo import' }).click();
    await page.getByText('The import was undone.').waitFor();
    await page.getByRole('link', { name: 'Watchlist 2' }).waitFor({ state: 'detached' });
    assert.deepEqual(faults, []);
  });
});
