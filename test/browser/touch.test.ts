import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openWatchedPage, startBrowserSession, visit } from './film-page.ts';
import { stillPictureOf } from './picture.ts';

test('one finger on the map scrolls the page, two zoom the map', { timeout: 300_000 }, async () => {
  await using session = await startBrowserSession();
  await using watched = await openWatchedPage(session);
  const { page, faults } = watched;
  await page.setViewportSize({ width: 390, height: 700 });
  const fingers = await page.context().newCDPSession(page);
  await fingers.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  await visit(page, `${session.url}/map/68646`);
  const map = page.locator('[aria-hidden="true"]:has(> canvas)');
  await map.waitFor();
  const middle = async () => {
    const box = await map.boundingBox();
    assert.ok(box !== null);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };

  const whole = await stillPictureOf(map);
  await fingers.send('Input.synthesizeScrollGesture', { ...(await middle()), yDistance: -120 });
  await page.waitForFunction(() => scrollY > 60);
  assert.equal(await stillPictureOf(map), whole, 'the map stays as it is');

  await fingers.send('Input.synthesizePinchGesture', { ...(await middle()), scaleFactor: 2 });
  assert.notEqual(await stillPictureOf(map), whole);
  assert.equal(await page.evaluate(() => visualViewport?.scale), 1, 'the page keeps its size');
  assert.deepEqual(faults, []);
});
