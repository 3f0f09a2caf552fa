import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LiveApp } from '../../src/api/server/live-app.ts';
import type { RunEventBody } from '../../src/workflow/event.ts';
import { RunProgress } from '../../src/workflow/views/run-progress.ts';
import { createFilmDatabase } from '../fixtures/film-database.ts';
import { placeSettings, startPlaced } from '../fixtures/proxies/place.ts';
import { violationsOf } from './axe.ts';
import { launchChromium } from './chromium.ts';
import { openWatchedPage } from './film-page.ts';

const STARTED: RunEventBody = {
  type: 'run-started',
  run: 'r',
  workers: 1,
  tasks: ['PrepFilms', 'GenreParquets'],
};

test('the page of the first build follows the build, then becomes the page that was opened', async () => {
  await using dataDir = await createFilmDatabase();
  const progress = new RunProgress();
  const happens = (body: RunEventBody) => progress.sink({ at: new Date().toISOString(), ...body });
  await using live = await LiveApp.openEmpty({ dataDir: dataDir.path, ...placeSettings() }, () =>
    progress.view(),
  );
  await using server = await startPlaced(live.dispatcher);
  const browser = await launchChromium();
  try {
    await using watched = await openWatchedPage({ browser, url: server.url });
    const { page } = watched;
    await page.goto(`${server.url}/films/78748`);
    await page.getByRole('heading', { name: 'Building the films' }).waitFor();
    happens(STARTED);
    await page.getByText('0 of 2 tasks done.').waitFor();
    happens({ type: 'task-started', task: 'PrepFilms', reasons: [] });
    const half = { done: 5, total: 10, unit: 'rows' } as const;
    happens({ type: 'task-progress', task: 'PrepFilms', progress: half });
    await page.getByText('5 of 10 rows (50 %)').waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      assert.deepEqual(await violationsOf(page), []);
    }
    happens({ type: 'task-fresh', task: 'PrepFilms' });
    await page.getByText('1 of 2 tasks done.').waitFor();

    await live.serveFirst();
    await page.getByRole('heading', { name: 'Alien', level: 1 }).waitFor();
    // a page with status 503 is noted in the console
    const faults = watched.faults.filter((fault) => !fault.includes('status of 503'));
    assert.deepEqual(faults, []);
  } finally {
    await browser.close();
  }
});
