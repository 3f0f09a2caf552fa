import assert from 'node:assert/strict';
import { PAGES, type PagePath } from '../../src/web/pages.ts';

/** An id of the fixture's films for every name of an id in the paths of pages. */
const IDS: Readonly<Record<string, number>> = { filmId: 78748, otherId: 90605, personId: 1 };

/** The URLs at which tests open pages, by path; a page that is absent is opened once, by its ids. */
export type PageViews = Readonly<Partial<Record<PagePath, readonly string[]>>>;

/** URLs that show every page of the web app at least once. */
export function pageUrls(views: PageViews = {}): readonly string[] {
  return PAGES.flatMap(({ path }) => views[path] ?? [plainUrl(path)]);
}

function plainUrl(path: PagePath): string {
  return path.replaceAll(/\$(\w+)/g, (_, name: string) => {
    const id = IDS[name];
    assert.ok(id !== undefined, `page-urls.ts has no ${name} for ${path}`);
    return String(id);
  });
}
