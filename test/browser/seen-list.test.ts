import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openWatchedPage, startBrowserSession, type BrowserSession } from './film-page.ts';

const IMDB = `Const,Your Rating,Date Rated,Title,URL,Title Type,IMDb Rating,Runtime (mins),Year
tt0090605,9,2020-01-02,Aliens,https://www.imdb.com/title/tt0090605/,Movie,8.4,137,1986
`;

const LETTERBOXD = `Date,Name,Year,Letterboxd URI
2020-01-02,"(500) Days of Summer",2009,https://boxd.it/a
2020-01-03,The Matrix,1999,https://boxd.it/b
2020-01-03,"No Such Film, Ever",1999,https://boxd.it/c
2020-01-04,Mononoke-hime,1997,https://boxd.it/d
`;

describe('the seen list', { timeout: 180_000 }, () => {
  let session: BrowserSession;

  before(async () => {
    session = await startBrowserSession();
  });
  after(async () => session[Symbol.asyncDispose]());

  test('imports lists from IMDb and Letterboxd, keeps them, marks and hides the films', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.goto(`${session.url}/seen`);
    await page.getByText('No films yet.').waitFor();
    const file = page.getByLabel('Import a list (CSV)');
    await file.setInputFiles({
      name: 'ratings.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(IMDB),
    });
    await page.getByText('Imported 1 film.').waitFor();
    await file.setInputFiles({
      name: 'watched.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(LETTERBOXD),
    });
    await page.getByText('Imported 3 films. Not in this collection: 1.').waitFor();

    await page.reload();
    await page.getByRole('heading', { name: '4 films, most recent first' }).waitFor();
    await page.getByRole('link', { name: /Princess Mononoke/ }).waitFor();

    await page.goto(`${session.url}/films/78748`);
    const list = page.getByRole('list', { name: 'Similar films' });
    await list.getByText('1986 · seen').waitFor();
    await page.getByLabel('Hide films I’ve seen').focus();
    await page.keyboard.press('Space');
    await page.waitForURL(/hide=true/);
    await list.getByText('1986 · seen').waitFor({ state: 'detached' });
    assert.deepEqual(faults, []);
  });

  test('a film is marked by hand, and the list is cleared', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.goto(`${session.url}/films/245429`);
    await page.getByRole('button', { name: 'Mark as seen' }).click();
    await page.getByRole('button', { name: 'Seen', pressed: true }).waitFor();
    await page.goto(`${session.url}/seen`);
    await page.getByRole('link', { name: /Spirited Away/ }).waitFor();
    page.on('dialog', (dialog) => void dialog.accept());
    await page.getByRole('button', { name: 'Clear list' }).click();
    await page.getByText('No films yet.').waitFor();
    assert.deepEqual(faults, []);
  });

  test('says that a file of another kind is unknown', async () => {
    await using watched = await openWatchedPage(session);
    const { page } = watched;
    await page.goto(`${session.url}/seen`);
    await page.getByLabel('Import a list (CSV)').setInputFiles({
      name: 'other.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('a,b\n1,2\n'),
    });
    await page.getByText(/Unknown kind of list/).waitFor();
  });
});
