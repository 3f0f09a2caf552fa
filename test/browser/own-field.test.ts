/** A field of the user's own on the film page: its slider, its reason, and its chip. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { buildApp } from '../../src/api/app.ts';
import { openSnapshot } from '../../src/api/snapshot/snapshot.ts';
import { SAMPLE, writeDatasets } from '../fixtures/datasets.ts';
import { runPipeline } from '../fixtures/run-pipeline.ts';
import { placeSettings, startPlaced } from '../fixtures/proxies/place.ts';
import { launchChromium } from './chromium.ts';
import { openWatchedPage, type BrowserSession } from './film-page.ts';
import { UNHURRIED } from '../fixtures/unhurried.ts';

const ALIEN = 78748;
const TERMS = [
  'tconst\tfield\tterm\tlabel',
  'tt0083658\tmood_words\tQ1\tbleak and slow',
  'tt0078748\tmood_words\tQ1\tbleak and slow',
].join('\n');

async function startOwnFieldSession(): Promise<BrowserSession> {
  await using stack = new AsyncDisposableStack();
  const folder = mkdtempSync(join(tmpdir(), 'reelated-test-'));
  stack.defer(() => rmSync(folder, { recursive: true }));
  const datasets = writeDatasets(join(folder, 'imdb'), SAMPLE);
  const terms = join(folder, 'own.tsv');
  writeFileSync(terms, TERMS);
  const dataDir = join(folder, 'data');
  const summary = await runPipeline(dataDir, datasets, { terms: [terms], neighbours: 5 });
  assert.equal(summary.status, 'succeeded', JSON.stringify(summary.tasks));
  const snapshot = stack.use(await openSnapshot(dataDir, UNHURRIED));
  const app = await buildApp({ ...UNHURRIED, snapshot, ...placeSettings() });
  stack.defer(async () => app.close());
  const { url } = stack.use(await startPlaced(app));
  const browser = await launchChromium();
  stack.defer(async () => browser.close());
  const owned = stack.move();
  return { url, browser, [Symbol.asyncDispose]: async () => owned.disposeAsync() };
}

const chips = (page: Page) => page.getByRole('list', { name: 'Adjusted weights' });
const reason = (page: Page) =>
  page
    .getByRole('list', { name: 'Similar films' })
    .getByRole('button', { name: /^Mood words: bleak and slow/ });

describe('a field of the user’s own', { timeout: 600_000 }, () => {
  let session: BrowserSession;

  before(async () => {
    session = await startOwnFieldSession();
  });
  after(async () => session[Symbol.asyncDispose]());

  test('has a slider that sets how much it counts', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.goto(`${session.url}/films/${ALIEN}`);
    await reason(page).waitFor();
    const slider = page.getByRole('slider', { name: 'Mood words' });
    assert.equal(await slider.getAttribute('aria-valuetext'), 'default');
    await slider.focus();
    await page.keyboard.press('Home');
    await page.waitForURL(/\?tune=mood_words:0$/);
    assert.equal(await slider.getAttribute('aria-valuetext'), 'off');
    await reason(page).waitFor({ state: 'detached' });
    await chips(page)
      .getByRole('button', { name: /^Mood words off.*reset$/ })
      .click();
    await reason(page).waitFor();
    assert.deepEqual(faults, []);
  });

  test('names its terms by their labels, in reasons and in chips, also after a reload', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.goto(`${session.url}/films/${ALIEN}`);
    await reason(page).click();
    await page.getByRole('button', { name: 'Exclude Mood words: bleak and slow' }).click();
    await page.waitForURL(/\?mute=mood_words:Q1$/);
    const chip = chips(page).getByRole('button', { name: /^Mood words: bleak and slow excluded/ });
    await chip.waitFor();
    await reason(page).waitFor({ state: 'detached' });
    await page.reload();
    await chip.waitFor();
    assert.doesNotMatch(await chips(page).innerText(), /Q1/);
    assert.deepEqual(faults, []);
  });
});
