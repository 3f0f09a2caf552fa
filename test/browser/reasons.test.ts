import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openWatchedPage, settled, startBrowserSession, type BrowserSession } from './film-page.ts';
import { focusedName, tabTo } from './keyboard.ts';

const similar = (page: Page) => page.getByRole('list', { name: 'Similar films' });
const chips = (page: Page) => page.getByRole('list', { name: 'Adjusted weights' });

/** The films and their reasons, in the order of the list. */
async function listed(page: Page): Promise<string> {
  return settled(similar(page)).innerText();
}

describe('reasons', { timeout: 600_000 }, () => {
  let session: BrowserSession;

  before(async () => {
    session = await startBrowserSession();
  });
  after(async () => session[Symbol.asyncDispose]());

  test('a person is excluded, as the URL and a chip say; the chip resets it', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.goto(`${session.url}/films/78748`);
    const original = await listed(page);
    await similar(page)
      .getByRole('button', { name: /^Sigourney Weaver/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Exclude Sigourney Weaver' }).click();
    await page.waitForURL(/\?mute=person:nm\d+$/);
    const chip = chips(page).getByRole('button', { name: /^Sigourney Weaver excluded.*reset$/ });
    await chip.waitFor();
    await similar(page).getByText('Sigourney Weaver').first().waitFor({ state: 'detached' });
    assert.doesNotMatch(await listed(page), /Sigourney Weaver/);

    await using fresh = await openWatchedPage(session);
    await fresh.page.goto(page.url());
    await chips(fresh.page).getByText('Sigourney Weaver excluded').waitFor();
    assert.equal(await listed(fresh.page), await listed(page));

    await chip.click();
    await page.waitForURL(/78748$/);
    await similar(page).getByText('Sigourney Weaver').first().waitFor();
    assert.equal(await listed(page), original);
    assert.equal(await focusedName(page), 'Similar films');
    assert.deepEqual([...faults, ...fresh.faults], []);
  });

  test('with the keyboard, a genre is boosted and then excluded', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.goto(`${session.url}/films/120737`);
    await listed(page);
    await tabTo(page, /^Action, Adventure, Drama \d+%/);
    await page.keyboard.press('Enter');
    await tabTo(page, 'Boost Drama');
    await page.keyboard.press('ArrowRight');
    assert.equal(await focusedName(page), 'Exclude Drama');
    await page.keyboard.press('ArrowLeft');
    assert.equal(await focusedName(page), 'Boost Drama');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\?boost=genre:Drama$/);
    await chips(page)
      .getByRole('button', { name: /^Drama boosted.*reset$/ })
      .waitFor();
    // a boosted reason stays in its place, and so does the focus
    await page.waitForFunction(() => document.activeElement?.textContent?.includes('boosted'));
    assert.match(await focusedName(page), /^Action, Adventure, Drama \d+% boosted$/);

    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Boost Drama', pressed: true }).waitFor();
    await tabTo(page, /^(Boost|Exclude) Drama/);
    if ((await focusedName(page)) !== 'Exclude Drama') await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await page.waitForURL(/\?mute=genre:Drama$/);
    await similar(page).getByText(/Drama/).first().waitFor({ state: 'detached' });
    // the excluded reason is gone, and the focus is on the chip that resets it
    assert.match(await focusedName(page), /^Drama excluded.*reset$/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/120737$/);
    await similar(page).getByText(/Drama/).first().waitFor();
    assert.deepEqual(faults, []);
  });

  test('a mix keeps what is excluded; if nothing is left in common, it says so and offers a reset', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    const genres = ['Action', 'Horror', 'Sci-Fi'].map((genre) => `mute=genre:${genre}`).join('&');
    const people = 'tune=people:0,title:0,time:0,language:0,votes:0,rating:0,character:0';
    await page.goto(`${session.url}/mix?like=78748,133093&${genres}`);
    await page.getByRole('list', { name: 'Adjusted weights' }).getByText('Horror').waitFor();
    assert.doesNotMatch(await listed(page), /Sci-Fi|Horror/);
    await page.goto(`${session.url}/mix?like=78748,133093&${genres}&${people}`);
    await page.getByText('With these weights, no other film has anything in common.').waitFor();
    await page.getByRole('main').getByRole('button', { name: 'Reset weights' }).last().click();
    await page.waitForURL(/\?like=78748,133093$/);
    assert.match(await listed(page), /Sci-Fi/);
    assert.deepEqual(faults, []);
  });

  test('on a phone, buttons are large enough for a finger', async () => {
    await using watched = await openWatchedPage(session);
    const { page } = watched;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${session.url}/films/78748?mute=genre:Sci-Fi`);
    const reason = similar(page).getByRole('button').first();
    await reason.click();
    const chip = chips(page).getByRole('button').first();
    const buttons = [
      reason,
      chip,
      page.getByRole('button', { name: /^Boost / }).first(),
      page.getByRole('link', { name: 'Add to a mix' }),
      page.getByRole('button', { name: 'Export' }).first(),
      page.getByRole('button', { name: 'Seen', exact: true }),
    ];
    for (const button of buttons) {
      const box = await button.boundingBox();
      assert.ok((box?.height ?? 0) >= 44, `${box?.height} pixels high`);
    }
    const box = await page.getByRole('dialog').boundingBox();
    const width = await page.evaluate(() => document.body.clientWidth);
    assert.ok(box !== null && box.x >= 0 && box.x + box.width <= width);
  });
});
