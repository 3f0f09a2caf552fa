import { DuckDBInstance } from '@duckdb/node-api';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { buildApp } from '../../src/api/app.ts';
import { openSnapshot } from '../../src/api/snapshot/snapshot.ts';
import { publishedDatabase } from '../../src/snapshot/published-database.ts';
import { createFilmDatabase } from '../fixtures/film-database.ts';
import { placeSettings, startPlaced } from '../fixtures/proxies/place.ts';
import { launchChromium } from './chromium.ts';
import { openWatchedPage, settled, visit, type BrowserSession } from './film-page.ts';
import { focusedName, tabTo } from './keyboard.ts';
import { UNHURRIED } from '../fixtures/unhurried.ts';

const execFileAsync = promisify(execFile);

interface DatabaseSession extends BrowserSession {
  /** The published database file. */
  readonly file: string;
}

async function startDatabaseSession(): Promise<DatabaseSession> {
  await using stack = new AsyncDisposableStack();
  const dataDir = stack.use(await createFilmDatabase());
  const snapshot = stack.use(await openSnapshot(dataDir.path, UNHURRIED));
  const app = await buildApp({ ...UNHURRIED, snapshot, ...placeSettings() });
  const { url } = stack.use(await startPlaced(app));
  const browser = await launchChromium();
  stack.defer(async () => browser.close());
  const owned = stack.move();
  return {
    url,
    browser,
    file: publishedDatabase(dataDir.path),
    [Symbol.asyncDispose]: async () => owned.disposeAsync(),
  };
}

async function rowsOf(file: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await connection.run(`ATTACH '${file.replaceAll("'", "''")}' AS films_file (READ_ONLY)`);
    await connection.run('USE films_file');
    return (await connection.runAndReadAll(sql)).getRowObjectsJson();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** A page that may read and write the clipboard. */
async function openCopyingPage(session: DatabaseSession) {
  const watched = await openWatchedPage(session);
  await watched.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  return watched;
}

/** Compares the films of a query with those that the page lists, in order. */
async function assertShown(
  { page, url }: { readonly page: Page; readonly url: string },
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const urls = await page
    .getByRole('main')
    .getByRole('listitem')
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  assert.deepEqual(
    rows.map(({ film_id: filmId }) => `${url}/films/${String(filmId)}`),
    urls,
  );
}

async function copied(page: Page, tab: string): Promise<string> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('tab', { name: tab }).click();
  // the previous panel may still be there
  const panel = page.getByRole('tabpanel', { name: tab });
  await panel.getByRole('button', { name: 'Copy' }).click();
  await page.getByText('Copied').waitFor();
  const text = await page.evaluate(async () => navigator.clipboard.readText());
  await page.keyboard.press('Escape');
  return text;
}

async function savedCsv(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('tab', { name: 'CSV' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download films.csv' }).click(),
  ]);
  return readFile(await download.path(), 'utf8');
}

/** What a copied program prints. */
async function printed(code: string): Promise<string> {
  const client = new URL('../../src/client/client.ts', import.meta.url).href;
  const program = code.replace("'reelated/client'", `'${client}'`);
  const words = ['--input-type=module', '--eval', program];
  // the certificate of a proxy is its own
  const env = { ...process.env, NODE_TLS_REJECT_UNAUTHORIZED: '0' };
  return (await execFileAsync(process.execPath, words, { env })).stdout;
}

/** The same without a pointer. */
async function copiedByKeys(page: Page, tab: string): Promise<string> {
  await tabTo(page, 'Export');
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Link' }).waitFor();
  await tabTo(page, 'Link');
  for (let step = 0; step < 5 && (await focusedName(page)) !== tab; step++) {
    await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('Enter');
  await tabTo(page, 'Copy');
  await page.keyboard.press('Enter');
  await page.getByText('Copied').waitFor();
  const text = await page.evaluate(async () => navigator.clipboard.readText());
  await page.keyboard.press('Escape');
  return text;
}

describe('what is shown can be exported', { timeout: 600_000 }, () => {
  let session: DatabaseSession;

  before(async () => {
    session = await startDatabaseSession();
  });
  after(async () => session[Symbol.asyncDispose]());

  for (const path of [
    '/films/78748?variety=0',
    '/films/120737?variety=0&tune=people:2,title:0&above=1&genres=Drama&not=Comedy&from=1950&rating=7&votes=1000',
    '/films/47478?variety=0&preset=seed&language=ja',
    '/mix?like=78748,133093&unlike=68646&show=7&variety=0',
    '/films/120737?variety=0&mute=person:nm0000004&mute=genre:Drama&boost=series:lord+of+the+ring,word:ring',
    '/mix?like=78748,133093&unlike=68646&variety=0&tune=people:2&boost=genre:Sci-Fi&mute=language:en',
  ]) {
    test(`the SQL of ${path} returns the same films from the database file`, async () => {
      await using watched = await openCopyingPage(session);
      const { page, faults } = watched;
      await visit(page, session.url + path);
      const list = page.getByRole('list', { name: 'Similar films' });
      await settled(list).waitFor();
      const shown = await list.getByRole('heading').getByRole('link').allInnerTexts();
      const rows = await rowsOf(session.file, await copied(page, 'SQL'));
      const scores = await list
        .getByTitle(/^similarity /)
        .evaluateAll((elements) => elements.map((element) => element.getAttribute('title')));
      assert.ok(shown.length > 0);
      assert.deepEqual(
        rows.map(({ title }) => title),
        shown,
      );
      assert.deepEqual(
        rows.map(({ similarity }) => `similarity ${Number(similarity).toFixed(4)}`),
        scores,
      );
      assert.deepEqual(faults, []);
    });
  }

  test('the SQL of a search, copied by keyboard alone, finds the same films in the same order', async () => {
    await using watched = await openCopyingPage(session);
    const { page, faults } = watched;
    await visit(page, `${session.url}/browse?q=the&genres=Drama&sort=oldest`);
    await page.getByRole('status').getByText('6 films').waitFor();
    const rows = await rowsOf(session.file, await copiedByKeys(page, 'SQL'));
    await assertShown({ page, url: session.url }, rows);
    assert.deepEqual(faults, []);
  });

  test('the SQL of the map returns the films that it lists', async () => {
    await using watched = await openCopyingPage(session);
    const { page, faults } = watched;
    await visit(page, `${session.url}/map/78748`);
    const near = page.getByRole('region', { name: 'Nearest films' });
    await near.getByRole('listitem').first().waitFor();
    const shown = await near.getByRole('listitem').getByRole('link').allInnerTexts();
    const rows = await rowsOf(session.file, await copied(page, 'SQL'));
    assert.equal(rows.length, shown.length);
    for (const [i, { title }] of rows.entries()) assert.ok(shown[i]?.startsWith(String(title)));
    assert.deepEqual(faults, []);
  });

  test('the SQL of a person returns their films, role by role', async () => {
    await using watched = await openCopyingPage(session);
    const { page, faults } = watched;
    await visit(page, `${session.url}/people/1`);
    await page.getByRole('main').getByRole('listitem').first().waitFor();
    const rows = await rowsOf(session.file, await copied(page, 'SQL'));
    await assertShown({ page, url: session.url }, rows);
    assert.match(await printed(await copied(page, 'TypeScript')), /^\w+ \S/);
    const saved = (await savedCsv(page)).trim().split('\n').slice(1);
    const filmIds = new Set(rows.map((row) => Number(row['film_id'])));
    assert.deepEqual(new Set(saved.map((line) => Number.parseInt(line, 10))), filmIds);
    assert.deepEqual(faults, []);
  });

  test('the SQL of two films returns the shares of what they have in common, which sum to their similarity', async () => {
    await using watched = await openCopyingPage(session);
    const { page, faults } = watched;
    await visit(page, `${session.url}/compare/78748/90605`);
    const both = page.getByRole('region', { name: 'In common' });
    await both.getByText('%').first().waitFor();
    const rows = await rowsOf(session.file, await copied(page, 'SQL'));
    const program = await printed(await copied(page, 'TypeScript'));
    const [similarity, ...shared] = program.trim().split('\n');
    const sum = rows.reduce((total, { share }) => total + Number(share), 0);
    assert.ok(rows.length > 1);
    assert.ok(Math.abs(sum - Number(similarity)) < 1e-9, `${sum}, not ${similarity}`);
    assert.equal(shared.length, rows.length);
    assert.deepEqual(faults, []);
  });

  test('the TypeScript runs, and CSV is downloaded', async () => {
    await using watched = await openCopyingPage(session);
    const { page, faults } = watched;
    await visit(page, `${session.url}/films/78748`);
    const output = await printed(await copied(page, 'TypeScript'));
    assert.equal(output.split('\n')[0], 'Aliens');

    const csv = await savedCsv(page);
    assert.match(csv, /^\uFEFFfilm_id,.*title.*release_year,rank,reasons\r?\n/);
    assert.match(csv, /90605,.*Aliens/);
    assert.deepEqual(faults, []);
  });
});
