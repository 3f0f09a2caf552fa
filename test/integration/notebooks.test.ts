/** The notebooks of the repository, executed on the sample; `spark-pipeline.test.ts` has real files. */
import assert from 'node:assert/strict';
import { cpSync, globSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { test, type TestContext } from 'node:test';
import { runCli } from '../fixtures/cli.ts';
import { assertNotebookFormat } from '../fixtures/notebook-format.ts';
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
    const counts = assertNotebookFormat(readFileSync(join(folder, `${name}.ipynb`), 'utf8'), name);
    assert.ok(counts.length > 3 && !counts.includes(null), name);
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
  await changeOne(t, dataDir);
});

/** Changes one of the notebooks in a copy of the repository, which finds all others up to date. */
async function changeOne(t: TestContext, dataDir: string): Promise<void> {
  const copy = scratchFolder(t);
  for (const name of ['src', 'notebooks', 'package.json']) {
    cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  const main = join(copy, 'src/cli/main.ts');
  const file = join(copy, 'notebooks/task2-3-export-duckdb.ts');
  writeFileSync(file, readFileSync(file, 'utf8').replace('// %%\n', '// %%\n// changed\n'));
  const changed = await runCli(['notebooks', '--data-dir', dataDir], { main });
  assert.match(changed.stdout, /: 1 task ran, 20 were up to date/, changed.stdout + changed.stderr);
  assert.match(changed.stdout, /input task2-3-export-duckdb\.ts changed/);

  writeFileSync(
    file,
    '// %% [markdown]\n// # Hangs\n\n// %%\nsetInterval(() => undefined, 1000);\nawait new Promise(() => undefined);\n',
  );
  const limit = ['task2-3', '--cell-limit', '2s'];
  const hung = await runCli(['notebooks', '--data-dir', dataDir, ...limit], { main });
  assert.equal(hung.code, 1);
  assert.match(
    hung.stdout + hung.stderr,
    /task2-3-export-duckdb\.ts, line 5, cell 2 took longer than 2\.0 s/,
  );
  const [partial = ''] = globSync('runs/*.ipynb', { cwd: dataDir });
  assert.deepEqual(
    assertNotebookFormat(readFileSync(join(dataDir, partial), 'utf8'), partial),
    [1],
  );
}

test('an unknown notebook is wrong usage', async (t) => {
  const { code, stderr } = await runCli(['notebooks', 'no-such', '--data-dir', scratchFolder(t)]);
  assert.equal(code, 2);
  assert.match(stderr, /unknown notebook no-such; the notebooks are map-of-cinema, task1-1/);
});
