import { createHash } from 'node:crypto';
import type { Locator } from 'playwright-core';

/** What an element looks like, as a digest. */
export async function pictureOf(element: Locator): Promise<string> {
  return createHash('sha256')
    .update(await element.screenshot())
    .digest('hex');
}

/** What an element looks like once it no longer changes. */
export async function stillPictureOf(element: Locator): Promise<string> {
  let before = '';
  let now = await pictureOf(element);
  while (now !== before) {
    await element.page().waitForTimeout(200);
    before = now;
    now = await pictureOf(element);
  }
  return now;
}
