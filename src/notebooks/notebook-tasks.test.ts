import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { runTasks } from '../workflow/runner.ts';
import type { RunSummary } from '../workflow/outcome.ts';
import { namedNotebooks, notebookTasks } from './notebook-tasks.ts';

interface Place {
  readonly folder: string;
  readonly dataDir: string;
}

/** A folder of notebooks, each with one cell, and an empty data directory. */
function placeWith(t: TestContext, notebooks: Readonly<Record<string, string>>): Place {
  const folder = mkdtempSync(join(tmpdir(), 'reelated-'));
  const dataDir = mkdtempSync(join(tmpdir(), 'reelated-'));
  t.after(() => {
    for (const one of [folder, dataDir]) rmSync(one, { recursive: true, force: true });
  });
  for (const [name, code] of Object.entries(notebooks)) writeNotebook(folder, name, code);
  return { folder, dataDir };
}

function writeNotebook(folder: string, name: string, code: string): void {
  writeFileSync(
    join(folder, `${name}.ts`),
    `// %% [markdown]\n// # About ${name}\n\n// %%\n${code}\n`,
  );
}

async function run({ folder, dataDir }: Place): Promise<RunSummary> {
  const tasks = notebookTasks({ folder, dataDir, requires: [] });
  return runTasks(tasks.slice(-1), { dataDir, workers: 2 });
}

const states = ({ tasks }: RunSummary) => tasks.map(({ task, state }) => `${task} ${state}`);

test('a notebook is executed once, and again when its text has changed', async (t) => {
  const place = placeWith(t, { 'task1-one': 'console.log(1);', two: 'console.log(2);' });
  const both = ['Notebook(task1-one) ran', 'Notebook(two) ran'];
  assert.deepEqual(states(await run(place)), both);
  const output = join(place.dataDir, 'output', 'notebooks', 'two');
  assert.deepEqual(readdirSync(output).sort(), ['two.html', 'two.ipynb']);
  assert.match(readFileSync(join(output, 'two.html'), 'utf8'), /<title>About two<\/title>/);

  assert.deepEqual(states(await run(place)), ['Notebook(task1-one) fresh', 'Notebook(two) fresh']);
  writeNotebook(place.folder, 'two', 'console.log(3);');
  const again = await run(place);
  assert.deepEqual(states(again), ['Notebook(task1-one) fresh', 'Notebook(two) ran']);
  const [, ran] = again.tasks;
  assert.ok(ran?.state === 'ran');
  assert.deepEqual(ran.reasons, ['input two.ts changed']);
});

test('a failing cell fails its task alone, and what there was is kept next to the log', async (t) => {
  const place = placeWith(t, {
    bad: "console.log('so far');\nthrow new Error('no further');",
    good: 'console.log(1);',
  });
  const summary = await run(place);
  assert.equal(summary.status, 'failed');
  assert.deepEqual(states(summary), ['Notebook(bad) failed', 'Notebook(good) ran']);
  const [failed] = summary.tasks;
  assert.ok(failed?.state === 'failed');
  assert.equal(failed.code, 'notebook-failed');
  assert.match(failed.message, /^bad\.ts, line 6, cell 2 failed: no further/);
  assert.ok(!existsSync(join(place.dataDir, 'output', 'notebooks', 'bad')));
  const partial = join(place.dataDir, 'runs', `${summary.run}.Notebook(bad).bad.ipynb`);
  assert.match(readFileSync(partial, 'utf8'), /so far/);
});

test('a notebook is named by its name, its file, or what is in front of a hyphen', (t) => {
  const place = placeWith(t, { 'task1-one': '', 'task1-two': '', 'task10-x': '' });
  const tasks = notebookTasks({ ...place, requires: [] });
  const named = (...names: readonly string[]) =>
    namedNotebooks(tasks, names).map(({ name }) => name);
  assert.deepEqual(named('task1-two'), ['Notebook(task1-two)']);
  assert.deepEqual(named('notebooks/task10-x.ts'), ['Notebook(task10-x)']);
  assert.deepEqual(named('task1'), ['Notebook(task1-one)', 'Notebook(task1-two)']);
  assert.equal(named().length, 3);
  assert.throws(() => named('task2'), {
    code: 'task-unknown',
    message: /task1-one, task1-two, task10-x/,
  });
});

test('the sources that a notebook imports are its inputs', (t) => {
  const place = placeWith(t, {
    imports: "import { openSnapshot } from '../src/notebooks/library/snapshot.ts';",
  });
  const [task] = notebookTasks({ ...place, requires: [] });
  const inputs = task?.externalInputs ?? [];
  for (const file of ['imports.ts', 'library/snapshot.ts', 'duckdb/connect.ts']) {
    assert.ok(
      inputs.some((path) => path.endsWith(file)),
      file,
    );
  }
});
