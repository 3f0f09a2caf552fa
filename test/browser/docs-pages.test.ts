import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openWatchedPage, startBrowserSession, type BrowserSession } from './film-page.ts';

describe('the documentation pages', { timeout: 120_000 }, () => {
  let session: BrowserSession;

  before(async () => {
    session = await startBrowserSession();
  });
  after(async () => session[Symbol.asyncDispose]());

  for (const [path, summary] of [
    ['/docs', 'Search films by URL'],
    ['/docs/', 'Search films by URL'],
    ['/redoc', 'List films similar to some and unlike others'],
    ['/redoc/', 'List films similar to some and unlike others'],
  ] as const) {
    test(`${path} shows the routes, contacts no other host and violates no policy`, async () => {
      await using watched = await openWatchedPage(session);
      const { page, faults } = watched;
      await page.goto(session.url + path, { waitUntil: 'networkidle' });
      await page.getByText(summary).first().waitFor({ timeout: 20_000 });
      assert.deepEqual(faults, []);
    });
  }

  test('/docs tries a route out', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.goto(`${session.url}/docs`);
    await page.getByText('Check that the server is running', { exact: true }).click();
    await page.getByRole('button', { name: 'Try it out' }).click();
    await page.getByRole('button', { name: 'Execute' }).click();
    await page.getByText('"status": "ok"').last().waitFor({ timeout: 10_000 });
    assert.deepEqual(faults, []);
  });
});
