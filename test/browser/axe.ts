import assert from 'node:assert/strict';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { painted } from './film-page.ts';

interface Violation {
  readonly rule: string;
  readonly element: string;
  readonly fault: string | undefined;
}

/**
 * What axe finds wrong with a page, by all its rules or the given ones. `@axe-core/playwright` finds the
 * same in several times the time: for the sake of frames, which these pages do not have, it carries the
 * results for every element to a second page.
 */
export async function violationsOf(page: Page, rules?: string[]): Promise<Violation[]> {
  // a colour in the middle of a transition has a contrast of its own
  do await painted(page);
  while (await page.evaluate(isInTransition));
  assert.equal(page.frames().length, 1, 'axe is not run in frames');
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const options = rules === undefined ? {} : { runOnly: rules };
  return page.evaluate(async (only) => {
    // the page's axe, not that of this module
    const { violations } = await axe.run({ resultTypes: ['violations'], ...only });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => ({
        rule: id,
        element: target.join(' '),
        fault: failureSummary,
      })),
    );
  }, options);
}

function isInTransition(): boolean {
  return document.getAnimations().some((one) => one instanceof CSSTransition);
}
