import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { test } from 'node:test';
import openapi from '../../docs/openapi.json' with { type: 'json' };
import { idIn, MENU, PAGES } from './pages.ts';

const WEB_DIR = new URL('.', import.meta.url);

test('every page is in the list, once', () => {
  const modules = globSync('pages/*/*-page.tsx', { cwd: WEB_DIR });
  assert.deepEqual(PAGES.map(({ module }) => module).toSorted(), modules.toSorted());
  assert.equal(new Set(PAGES.map(({ path }) => path)).size, PAGES.length);
});

test('what a page fetches is a GET route of the API, about ids of the page', () => {
  const shapeOf = (path: string): string => path.replaceAll(/\$\w+|\{\w+\}/g, '*');
  const routes = new Set(
    Object.entries(openapi.paths)
      .filter(([, methods]) => 'get' in methods)
      .map(([path]) => shapeOf(path)),
  );
  for (const { path, fetches } of PAGES) {
    for (const url of fetches) {
      assert.ok(routes.has(shapeOf(url)), url);
      for (const [id] of url.matchAll(/\$\w+/g)) assert.ok(path.includes(id), `${path}: ${url}`);
    }
  }
});

test('a page has the URL of an API route if and only if it says so', () => {
  for (const { path, isApiRoute } of PAGES) assert.equal(path in openapi.paths, isApiRoute, path);
});

test('the menu has every page that is to be in it, so none of those needs an id', () => {
  const paths = PAGES.filter(({ isInMenu }) => isInMenu).map(({ path }) => path);
  assert.ok(paths.length > 1);
  assert.deepEqual(
    MENU.map(({ path }) => path),
    paths,
  );
});

test('a page’s URL takes ids with IMDb’s letters and zeros, and nothing else', () => {
  assert.equal(idIn('78748'), 78_748);
  assert.equal(idIn('tt0078748'), 78_748);
  assert.equal(idIn('nm0000244'), 244);
  for (const text of ['', 'xx78748', '-1', '1.5', '12345678901', 'tt']) assert.equal(idIn(text), 0);
});
