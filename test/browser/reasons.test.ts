import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openWatchedPage, startBrowserSession, type BrowserSession } from './film-page.ts';
import { focusedName, tabTo } from './keyboard.ts';

const likeness = (page: Page) => page.getByRole('list', { name: 'Films by likeness' });
const chips = (page: Page) => page.getByRole('list', { name: 'What counts otherwise' });

/** The titles, and what makes the films alike, from the first one on. */
async function listed(page: Page): Promise<string> {
  await likeness(page).and(page.locator('[aria-busy=false]')).waitFor();
  return likeness(page).innerText();
}

describe('reasons', { timeout: 300_000 }, () => {
  let session: BrowserSession;

  before(async () => {
    session = await startBrowserSession();
  });
  after(async () => session[Symbol.asyncDispose]());

  test('a person is muted, which the address and a chip say; the chip takes it back', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.goto(`${session.url}/films/78748`);
    const usual = await listed(page);
    await likeness(page)
      .getByRole('button', { name: /^Sigourney Weaver/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Mute Sigourney Weaver' }).click();
    await page.waitForURL(/\?mute=person:nm\d+$/);
    const chip = chips(page).getByRole('button', { name: /^Sigourney Weaver muted.*as usual$/ });
    await chip.waitFor();
    await likeness(page).getByText('Sigourney Weaver').first().waitFor({ state: 'detached' });
    assert.doesNotMatch(await listed(page), /Sigourney Weaver/);

    await using fresh = await openWatchedPage(session);
    await fresh.page.goto(page.url());
    await chips(fresh.page).getByText('Sigourney Weaver muted').waitFor();
    assert.equal(await listed(fresh.page), await listed(page));

    await chip.click();
    await page.waitForURL(/78748$/);
    await likeness(page).getByText('Sigourney Weaver').first().waitFor();
    assert.equal(await listed(page), usual);
    assert.equal(await focusedName(page), 'Films like it');
    assert.deepEqual([...faults, ...fresh.faults], []);
  });

  test('by keyboard alone one genre is boosted, and then muted', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    await page.goto(`${session.url}/films/120737`);
    await listed(page);
    await tabTo(page, /^Action, Adventure, Drama \d+%/);
    await page.keyboard.press('Enter');
    await tabTo(page, 'Mute Drama');
    await page.keyboard.press('ArrowRight');
    assert.equal(await focusedName(page), 'Boost Drama');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\?boost=genre:Drama$/);
    await chips(page)
      .getByRole('button', { name: /^Drama boosted.*as usual$/ })
      .waitFor();
    // what is boosted stays where it was read, and so does the focus
    await page.waitForFunction(() => document.activeElement?.textContent?.includes('boosted'));
    assert.match(await focusedName(page), /^Action, Adventure, Drama \d+% boosted$/);

    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Boost Drama', pressed: true }).waitFor();
    await tabTo(page, /^(Mute|Boost) Drama/);
    if ((await focusedName(page)) !== 'Mute Drama') await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Space');
    await page.waitForURL(/\?mute=genre:Drama$/);
    await likeness(page).getByText(/Drama/).first().waitFor({ state: 'detached' });
    // what is muted has left, and the focus is where it comes back from
    assert.match(await focusedName(page), /^Drama muted.*as usual$/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/120737$/);
    await likeness(page).getByText(/Drama/).first().waitFor();
    assert.deepEqual(faults, []);
  });

  test('a mix keeps what is muted; where nothing is left it says so and takes it all back', async () => {
    await using watched = await openWatchedPage(session);
    const { page, faults } = watched;
    const genres = ['Action', 'Horror', 'Sci-Fi'].map((genre) => `mute=genre:${genre}`).join('&');
    const people = 'tune=people:0,title:0,time:0,language:0,votes:0,rating:0,character:0';
    await page.goto(`${session.url}/mix?like=78748,133093&${genres}`);
    await page.getByRole('list', { name: 'What counts otherwise' }).getByText('Horror').waitFor();
    assert.doesNotMatch(await listed(page), /Sci-Fi|Horror/);
    await page.goto(`${session.url}/mix?like=78748,133093&${genres}&${people}`);
    await page.getByText('What still counts is shared by no other film.').waitFor();
    await page.getByRole('main').getByRole('button', { name: 'All as usual' }).last().click();
    await page.waitForURL(/\?like=78748,133093$/);
    assert.match(await listed(page), /Sci-Fi/);
    assert.deepEqual(faults, []);
  });

  test('on a phone what is pressed is as large as a finger', async () => {
    await using watched = await openWatchedPage(session);
    const { page } = watched;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${session.url}/films/78748?mute=genre:Sci-Fi`);
    const reason = likeness(page).getByRole('button').first();
    await reason.click();
    const chip = chips(page).getByRole('button').first();
    for (const button of [reason, chip, page.getByRole('button', { name: /^Boost / }).first()]) {
      const box = await button.boundingBox();
      assert.ok((box?.height ?? 0) >= 44, `${box?.height} pixels high`);
    }
    const box = await page.getByRole('dialog').boundingBox();
    const width = await page.evaluate(() => document.body.clientWidth);
    assert.ok(box !== null && box.x >= 0 && box.x + box.width <= width);
  });
});
