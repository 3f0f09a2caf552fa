import { createHash } from 'node:crypto';
import type { Locator } from 'playwright-core';

/** What an element looks like, as a digest. */
export async function pictureOf(element: Locator): Promise<string> {
  return createHash('sha256')
    .update(await element.screenshot())
    .digest('hex');
}
