import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** The name of the focused element. */
export async function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement: element } = document;
    return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });
}

/** Presses the tab key until an element of that name has the focus. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press('Tab');
    const focused = (await focusedName(page)).trim();
    if (typeof name === 'string' ? focused === name : name.test(focused)) return;
  }
  assert.fail(`the tab key does not reach ${String(name)}`);
}
