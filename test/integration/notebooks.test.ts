/** The notebooks of the repository, executed on the sample and, where they are there, on real files. */
import assert from 'node:assert/strict';
import { globSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { runCli } from '../fixtures/cli.ts';
import { scratchFolder } from '../fixtures/scratch.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const NAMES = globSync('notebooks/*.ts', { cwd: ROOT }).map((path) => basename(path, '.ts'));

/** Where the documentation site looks for notebooks, emptied; undefined if there will be no site. */
function folderForSite(): string | undefined {
  const folder = process.env['REELATED_SITE_DATA'];
  if (folder === undefined) return undefined;
  rmSync(folder, { recursive: true, force: true });
  return folder;
}

test('all notebooks succeed on the sample, once, and their pages request nothing', async (t) => {
  const dataDir = folderForSite() ?? scratchFolder(t);
  const first = await runCli(['notebooks', '--data-dir', dataDir]);
  assert.equal(first.code, 0, first.stdout + first.stderr);
  assert.match(first.stdout, /^Nothing has been built yet: using the sample$/m);
  assert.equal(NAMES.length, 7);
  for (const name of NAMES) {
    const folder = join(dataDir, 'output', 'notebooks', name);
    const page = readFileSync(join(folder, `${name}.html`), 'utf8');
    assert.match(page, /<svg /, `${name} has a plot`);
    assert.match(page, /<table>/, `${name} has a table`);
    assert.doesNotMatch(
      page,
      /\b(?:src|srcset|poster)="(?!data:)|<link|<script|@import|url\((?!#)/i,
      name,
    );
    const { cells } = JSON.parse(readFileSync(join(folder, `${name}.ipynb`), 'utf8')) as {
      readonly cells: readonly { readonly execution_count?: number | null }[];
    };
    assert.ok(
      cells.every(({ execution_count: count }) => count !== null),
      name,
    );
  }
  const second = await runCli(['notebooks', '--data-dir', dataDir]);
  assert.match(second.stdout, /: 0 tasks ran, 21 were up to date/);
  const named = await runCli([
    'notebooks',
    '--data-dir',
    dataDir,
    'task2-1',
    '--force',
    '--dry-run',
  ]);
  assert.match(named.stdout, /1 of \d+ tasks would run/);
});

test('an unknown notebook is wrong usage', async (t) => {
  const { code, stderr } = await runCli(['notebooks', 'no-such', '--data-dir', scratchFolder(t)]);
  assert.equal(code, 2);
  assert.match(stderr, /there is no notebook no-such; the notebooks are map-of-cinema, task1-1/);
});

const real = process.env['REELATED_REAL_DATASETS'];

test(
  'all notebooks succeed on real files',
  { skip: real === undefined && 'REELATED_REAL_DATASETS names no folder' },
  async (t) => {
    const from = ['--data-dir', scratchFolder(t), '--datasets', real ?? ''];
    const { code, stdout, stderr } = await runCli(['notebooks', ...from]);
    assert.equal(code, 0, stdout + stderr);
  },
);
