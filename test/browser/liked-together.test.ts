/** The slider of films that the same people like, in a real browser over a real build. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildApp } from '../../src/api/app.ts';
import { openSnapshot } from '../../src/api/snapshot/snapshot.ts';
import { buildWithMovieLens } from '../fixtures/movielens-build.ts';
import { SPACE_FILMS, writeMovieLens } from '../fixtures/movielens.ts';
import { placeSettings, startPlaced } from '../fixtures/proxies/place.ts';
import { launchChromium } from './chromium.ts';
import { openWatchedPage } from './film-page.ts';
import { UNHURRIED } from '../fixtures/unhurried.ts';

test('the slider of what the same people like is off until it is raised', async (t) => {
  const { folder, dataDir, run } = buildWithMovieLens(t);
  assert.equal((await run(writeMovieLens(join(folder, 'ml-test')))).status, 'succeeded');
  await using snapshot = await openSnapshot(dataDir, UNHURRIED);
  const app = await buildApp({ ...UNHURRIED, snapshot, ...placeSettings() });
  t.after(() => app.close());
  await using server = await startPlaced(app);
  const browser = await launchChromium();
  t.after(() => browser.close());
  await using watched = await openWatchedPage({ browser, url: server.url });
  const { page, faults } = watched;

  await page.goto(`${server.url}/films/${SPACE_FILMS[0]}`);
  const slider = page.getByRole('slider', { name: 'Liked together' });
  await slider.waitFor();
  assert.equal(await slider.getAttribute('aria-valuetext'), 'off');
  const list = page.getByRole('list', { name: 'Similar films' });
  const reason = list.getByText(/^liked together with/).first();
  assert.equal(await reason.count(), 0);

  await slider.focus();
  await page.keyboard.press('End');
  await page.waitForURL(/\?tune=liked_together:3$/);
  await reason.waitFor();
  assert.match(await reason.innerText(), /Alien|Blade Runner|The Matrix/);

  await page.keyboard.press('Home');
  await page.waitForURL(/\/films\/\d+$/);
  await reason.waitFor({ state: 'detached' });
  assert.equal(await slider.getAttribute('aria-valuetext'), 'off');
  assert.deepEqual(faults, []);
});
