import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { MOVED_PAGES, PAGES } from '../../src/web/pages.ts';
import { createFilmApp, type FixtureApp } from '../fixtures/film-app.ts';

/** A page's URL, about films that the fixture has. */
const urlOf = (path: string): string =>
  path.replace('$filmId', '78748').replace('$otherId', '90605').replace('$personId', '1');

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

describe('the web app’s files', () => {
  let fixture: FixtureApp;

  before(async () => {
    fixture = await createFilmApp();
  });
  after(async () => fixture[Symbol.asyncDispose]());

  const get = async (url: string, headers: Record<string, string> = {}) =>
    fixture.app.inject({ url, headers });

  /** The title of a page's HTML, and everything but what differs from page to page. */
  const partsOf = (html: string) => ({
    title: /<title>([^<]*)<\/title>/.exec(html)?.[1],
    description: /<meta name="description" content="([^"]*)"/.exec(html)?.[1],
    rest: html.replace(/<title>[^<]*<\/title>|<meta (?:name="description"|property)[^>]*>/g, ''),
  });

  test('every page’s address gives a browser HTML with a title, and a program nothing', async () => {
    const home = partsOf((await get('/', { accept: BROWSER })).body);
    for (const { path } of PAGES) {
      const url = urlOf(path);
      const page = await get(url, { accept: BROWSER });
      assert.equal(page.statusCode, 200, url);
      const { title, description, rest } = partsOf(page.body);
      assert.equal(rest, home.rest, url);
      assert.match(title ?? '', /^.+ · Reelated$/, url);
      assert.notEqual(description ?? '', '', url);
      assert.equal(page.headers['cache-control'], 'no-cache');
      assert.match(String(page.headers.vary), /Accept/);
    }
    const program = await get('/films/78748', { accept: 'application/json' });
    assert.equal(program.statusCode, 404);
    assert.equal(program.json().code, 'route-unknown');
  });

  test('without any script, a page says which film, person or films it is about', async () => {
    for (const [url, title, description] of [
      [
        '/films/tt0078748',
        'Alien · Reelated',
        /^Films like Alien \(1979\), and why they are similar\. /,
      ],
      ['/map/78748', 'Films near Alien · Reelated', /most similar to Alien \(1979\)\.$/],
      ['/compare/78748/90605', 'Alien and Aliens · Reelated', /Alien \(1979\) and Aliens \(1986\)/],
      ['/people/1', /^.+ · Reelated$/, /^The \d+ films of .+, by role\.$/],
    ] as const) {
      const { body } = await get(url, { accept: BROWSER });
      const parts = partsOf(body);
      if (typeof title === 'string') assert.equal(parts.title, title);
      else assert.match(parts.title ?? '', title);
      assert.match(parts.description ?? '', description);
      assert.ok(body.includes(`property="og:description" content="${parts.description}"`), url);
    }
  });

  test('at an address where nothing is, a browser gets the page that says so', async () => {
    const { rest } = partsOf((await get('/', { accept: BROWSER })).body);
    for (const url of ['/nothing', '/browse/nothing', '/film/1/nothing']) {
      const page = await get(url, { accept: BROWSER });
      assert.equal(page.statusCode, 404, url);
      assert.equal(partsOf(page.body).title, 'Page not found · Reelated');
      assert.equal(partsOf(page.body).rest, rest, url);
      assert.equal((await get(url)).json().code, 'route-unknown', url);
    }
  });

  test('a page about a film or a person that is not there has status 404', async () => {
    const urls = ['/films/5', '/films/x', '/people/99999', '/map/5', '/compare/78748/5'];
    for (const url of [...urls, '/compare/78748/78748']) {
      const page = await get(url, { accept: BROWSER });
      assert.equal(page.statusCode, 404, url);
      assert.match(page.body, /<div id="app">/, url);
      assert.doesNotMatch(String(page.headers.link), /as=fetch/, url);
    }
  });

  test('at a page’s address that cannot be decoded, a browser gets a page and a program a problem', async () => {
    const { rest } = partsOf((await get('/', { accept: BROWSER })).body);
    const found = partsOf((await get('/browse', { accept: BROWSER })).body).title;
    for (const [url, status, title] of [
      ['/films/%ZZ', 404, 'Page not found · Reelated'],
      ['/people/%ff?x=1', 404, 'Page not found · Reelated'],
      ['/%ZZ', 404, 'Page not found · Reelated'],
      ['/browse?q=%E0%A4%A', 400, found],
      ['/?q=%ff', 400, partsOf((await get('/', { accept: BROWSER })).body).title],
      ['/films/78748?weights=%E0', 400, 'Alien · Reelated'],
      ['/films/5?weights=%E0', 404, 'Page not found · Reelated'],
    ] as const) {
      const page = await get(url, { accept: BROWSER });
      assert.equal(page.statusCode, status, url);
      assert.match(String(page.headers['content-type']), /^text\/html/, url);
      assert.equal(partsOf(page.body).title, title, url);
      assert.equal(partsOf(page.body).rest, rest, url);
      assert.match(String(page.headers['content-security-policy']), /script-src 'self'/, url);
      const problem = await get(url);
      assert.equal(problem.statusCode, 400, url);
      assert.equal(problem.json().code, 'request-invalid', url);
      assert.equal(problem.headers['x-content-type-options'], 'nosniff', url);
    }
    for (const url of ['/film/%ZZ', '/film/suggest?q=%E0%A4%A']) {
      const problem = await get(url, { accept: BROWSER });
      assert.equal(problem.json().code, 'request-invalid', url);
    }
  });

  test('the HTML is compressed as clients accept it', async () => {
    const get78748 = async (accepted: string) =>
      get('/films/78748', { accept: BROWSER, 'accept-encoding': accepted });
    const packed = await get78748('gzip, br;q=0');
    assert.equal(packed.headers['content-encoding'], 'gzip');
    assert.match(gunzipSync(packed.rawPayload).toString(), /<title>Alien · Reelated/);
    const plain = await get78748('gzip;q=0');
    assert.equal(plain.headers['content-encoding'], undefined);
    assert.match(plain.body, /<title>Alien · Reelated/);
  });

  test('the app can be installed: its manifest names icons that are there', async () => {
    const { body, headers } = await get('/', { accept: BROWSER });
    const [, url = ''] = /<link rel="manifest" href="([^"]+)"/.exec(body) ?? [];
    const file = await get(url);
    assert.match(String(file.headers['content-type']), /manifest\+json/);
    const manifest = file.json();
    assert.equal(manifest.display, 'standalone');
    for (const { src, sizes, type } of manifest.icons) {
      const icon = await get(new URL(src, `http://x${url}`).pathname);
      assert.equal(icon.statusCode, 200, src);
      assert.equal(icon.headers['content-type'], type);
      const side = Number.parseInt(sizes, 10);
      if (type === 'image/png') assert.equal(icon.rawPayload.readUInt32BE(16), side, src);
    }
    assert.match(String(headers['content-security-policy']), /manifest-src 'self'/);
  });

  test('a page that has moved is found from its former address, and no program is', async () => {
    for (const { from, to } of MOVED_PAGES) {
      const moved = await get(from, { accept: BROWSER });
      assert.equal(moved.statusCode, 301, from);
      assert.equal(moved.headers.location, to);
      assert.equal((await get(to, { accept: BROWSER })).statusCode, 200, to);
      assert.equal((await get(from)).json().code, 'route-unknown', from);
    }
  });

  test('a page names what it needs before it asks: its scripts, and answers about its films', async () => {
    const { headers } = await get('/films/tt0078748', { accept: BROWSER });
    const named = [...String(headers.link).matchAll(/<([^>]+)>; rel=(\w+)/g)];
    assert.deepEqual(
      named.filter(([, , rel]) => rel === 'preload').map(([, url]) => url),
      ['/film/78748', '/film/78748/credits', '/similarity/presets'],
    );
    assert.ok(named.some(([, url]) => url?.includes('/film-page-')));
    for (const [, url = ''] of named) assert.equal((await get(url)).statusCode, 200, url);

    const odd = await get('/films/%3E;rel=x', { accept: BROWSER });
    assert.doesNotMatch(String(odd.headers.link), /preload;|rel=x/);
  });

  test('everything that a page in the list announces exists', async () => {
    for (const { path, fetches } of PAGES) {
      const { headers } = await get(urlOf(path), { accept: BROWSER });
      const announced = [...String(headers.link).matchAll(/<([^>]+)>; rel=(\w+)/g)];
      const scripts = announced.filter(([, , rel]) => rel === 'modulepreload');
      assert.ok(scripts.length > 0, path);
      assert.equal(announced.length - scripts.length, fetches.length, path);
      for (const [, url = ''] of announced) assert.equal((await get(url)).statusCode, 200, url);
    }
  });

  test('a file of another version is plainly not there, whoever asks', async () => {
    const warnings: Error[] = [];
    const collect = (warning: Error) => warnings.push(warning);
    process.on('warning', collect);
    for (const name of ['index-Older123.js', '.gz', '%2e%2e%2findex.html']) {
      for (const headers of [{}, { accept: BROWSER, 'accept-encoding': 'gzip' }]) {
        const gone = await get(`/assets/${name}`, headers);
        assert.equal(gone.statusCode, 404, name);
        assert.equal(gone.json().code, 'route-unknown', name);
      }
    }
    await new Promise(setImmediate);
    process.off('warning', collect);
    assert.deepEqual(warnings, []);
  });

  test('no page may run or style anything inline, nor ask another host', async () => {
    const { headers } = await get('/films/78748', { accept: BROWSER });
    const policy = String(headers['content-security-policy']);
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /script-src 'self'(;|$)/);
    assert.match(policy, /style-src 'self'(;|$)/);
    assert.match(policy, /connect-src 'self'(;|$)/);
    assert.doesNotMatch(policy, /unsafe/);
  });

  test('what the HTML names is there, may be kept for ever, and comes packed', async () => {
    const { body } = await get('/', { accept: BROWSER });
    const names = [...body.matchAll(/"(\/assets\/[\w.-]+\.(?:js|css|woff2))"/g)].map(
      ([, name]) => name,
    );
    assert.ok(names.length >= 4, names.join());
    for (const name of names) {
      const file = await get(name ?? '', { 'accept-encoding': 'gzip' });
      assert.equal(file.statusCode, 200, name);
      assert.equal(file.headers['cache-control'], 'public, max-age=31536000, immutable');
      if (!name?.endsWith('.woff2')) assert.equal(file.headers['content-encoding'], 'gzip');
    }
    const { headers } = await get('/assets/icon.svg');
    assert.equal(headers['cache-control'], 'no-cache');
  });
});
