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
    ['/docs', 'Films that meet all criteria'],
    ['/docs/', 'Films that meet all criteria'],
    ['/redoc', 'The films like one film'],
    ['/redoc/', 'The films like one film'],
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
    await page.getByText('The server answers', { exact: true }).click();
    await page.getByRole('button', { name: 'Try it out' }).click();
    await page.getByRole('button', { name: 'Execute' }).click();
    await page.getByText('"status": "ok"').last().waitFor({ timeout: 10_000 });
    assert.deepEqual(faults, []);
  });
});
