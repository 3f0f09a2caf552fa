/** Applies docs/contributing/adding-a-page.md to a copy of the code. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type * as Apps from '../../src/api/app.ts';
import type * as Snapshots from '../../src/api/snapshot/snapshot.ts';
import { createFilmDatabase } from '../fixtures/film-database.ts';
import { placeSettings, startPlaced } from '../fixtures/proxies/place.ts';
import { scratchFolder } from '../fixtures/scratch.ts';
import { applyExample, exampleOf } from '../fixtures/worked-example.ts';
import { launchChromium } from './chromium.ts';
import { openWatchedPage } from './film-page.ts';
import { UNHURRIED } from '../fixtures/unhurried.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PAGE = 'docs/contributing/adding-a-page.md';
const COPIED = [
  'src',
  'scripts/build-web.ts',
  'docs/openapi.json',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

test(
  'the worked example of a page touches two files and works',
  { timeout: 600_000 },
  async (t) => {
    const copy = scratchFolder(t);
    for (const path of COPIED) cpSync(join(ROOT, path), join(copy, path), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));

    const text = readFileSync(join(ROOT, PAGE), 'utf8');
    const steps = exampleOf(text);
    assert.deepEqual(
      steps.map(({ file }) => file),
      ['src/web/pages.ts'],
      'and the page itself makes two',
    );
    applyExample(steps, copy);
    const [, file = '', code = ''] =
      /the new file `([^`]+)`:\n\n```tsx\n(.*?)^```$/ms.exec(text) ?? [];
    const newFile = join(copy, 'src/web', file);
    mkdirSync(dirname(newFile));
    writeFileSync(newFile, code);
    execFileSync(join(ROOT, 'node_modules/.bin/tsc'), ['-p', 'src/web'], { cwd: copy });
    execFileSync(process.execPath, [join(copy, 'scripts/build-web.ts')], { cwd: copy });

    const load = async <Module>(name: string): Promise<Module> =>
      (await import(pathToFileURL(join(copy, 'src', name)).href)) as Module;
    const { openSnapshot } = await load<typeof Snapshots>('api/snapshot/snapshot.ts');
    const { buildApp } = await load<typeof Apps>('api/app.ts');
    await using dataDir = await createFilmDatabase();
    await using snapshot = await openSnapshot(dataDir.path, UNHURRIED);
    const app = await buildApp({ ...UNHURRIED, snapshot, ...placeSettings() });
    await using server = await startPlaced(app);
    const browser = await launchChromium();
    t.after(async () => browser.close());

    await using watched = await openWatchedPage({ browser, url: server.url });
    const { page, faults } = watched;
    const top = await page.request.get(`${server.url}/top`, { headers: { accept: 'text/html' } });
    assert.match(top.headers()['link'] ?? '', /\/assets\/top-page-/);
    await page.goto(server.url);
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'Top rated' })
      .click();
    await page.getByRole('heading', { level: 1, name: 'Top rated' }).waitFor();
    await page.getByRole('main').getByRole('link').first().waitFor();
    assert.equal(await page.title(), 'Top rated · Reelated');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Top rated' }).waitFor();
    assert.deepEqual(faults, []);
  },
);
