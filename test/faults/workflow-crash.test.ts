import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { planTasks } from '../../src/workflow/plan.ts';
import { runTasks } from '../../src/workflow/runner.ts';
import { workSlots } from '../../src/workflow/slots.ts';
import {
  copyToyFolder,
  outputFiles,
  toyFolder,
  toyPipeline,
  type ToyFolder,
} from '../../src/workflow/testing/toy-pipeline.ts';
import { hookWrites } from '../../src/workflow/state/write-point.ts';
import { assertUntouched, filesIn } from '../fixtures/watched-files.ts';

/** Before and after a change that gives every output of `Words`, `Count` and `Latest` new content. */
const OLD = 1;
const NEW = 4;

/** What is the workflow's own in a data directory. */
const WORKFLOWS = ['output', 'current', 'runs', 'state'];

/** A folder in which the old version was built, or nothing was. */
const SCENARIOS: readonly { readonly name: string; readonly prepare: () => Promise<ToyFolder> }[] =
  [
    {
      name: 'a first build',
      prepare: () => Promise.resolve(withOwnFiles(toyFolder())),
    },
    {
      name: 'a rebuild',
      async prepare() {
        const folder = withOwnFiles(toyFolder());
        await build(folder, OLD);
        return folder;
      },
    },
  ];

for (const { name, prepare } of SCENARIOS) {
  test(`${name} killed at any write point is completed by the next run`, async () => {
    using origin = await prepare();
    const [old, complete] = [await outputsOf(origin, OLD), await outputsOf(origin, NEW)];
    const points = await countPoints(origin);
    assert.ok(points > 50, `only ${points} write points`);

    const slots = workSlots(availableParallelism());
    const killed = Array.from({ length: points }, async (_value, index) => {
      using _slot = await slots.take();
      using folder = copyToyFolder(origin);
      const own = ownFiles(folder);
      assert.equal(await runAndKill(folder, index + 1), 'SIGKILL', `point ${index + 1}`);
      await assertOnlyWholeOutputsAreFresh(folder, [
        [OLD, old],
        [NEW, complete],
      ]);
      assertUntouched(folder.root, own, workflowsFiles(folder));
      await assertCompletes(folder, complete);
      assertUntouched(folder.root, own, workflowsFiles(folder));
    });
    await Promise.all(killed);
  });

  test(`${name} with a disk error at any write point is completed by the next run`, async () => {
    using origin = await prepare();
    const [old, complete] = [await outputsOf(origin, OLD), await outputsOf(origin, NEW)];
    const points = await countPoints(origin);
    for (let failAt = 1; failAt <= points; failAt++) {
      using folder = copyToyFolder(origin);
      const own = ownFiles(folder);
      await buildWithErrorAt(folder, failAt);
      await assertOnlyWholeOutputsAreFresh(folder, [
        [OLD, old],
        [NEW, complete],
      ]);
      assertUntouched(folder.root, own, workflowsFiles(folder));
      await assertCompletes(folder, complete);
      assertUntouched(folder.root, own, workflowsFiles(folder));
    }
  });
}

/** Puts files of a user beside and into the data directory, where a run must leave them alone. */
function withOwnFiles(folder: ToyFolder): ToyFolder {
  const { root, dataDir } = folder;
  for (const path of [
    join(root, 'holiday.txt'),
    join(root, 'datasets', '.words.old.tmp'),
    join(dataDir, 'lists', 'owned.txt'),
    join(dataDir, 'notes.txt'),
  ]) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `a user's own ${basename(path)}\n`);
  }
  return folder;
}

/** Everything that is not the workflow's: the user's files, the inputs and the code. */
function ownFiles(folder: ToyFolder) {
  return filesIn(folder.root, workflowsFiles(folder));
}

/** What the workflow writes in the data directory, with what a killed run has left there. */
function workflowsFiles({ dataDir }: ToyFolder): readonly string[] {
  const left = readdirSync(dataDir).filter((name) => /^\.current\..+\.tmp$/.test(name));
  return [...WORKFLOWS, ...left].map((name) => join(dataDir, name));
}

type Outputs = ReadonlyMap<string, string>;

function build(folder: ToyFolder, minLength: number) {
  return runTasks([toyPipeline(folder, { minLength })], { dataDir: folder.dataDir, workers: 1 });
}

function planOf(folder: ToyFolder, minLength: number) {
  return planTasks([toyPipeline(folder, { minLength })], { dataDir: folder.dataDir });
}

async function outputsOf(origin: ToyFolder, minLength: number): Promise<Outputs> {
  using folder = copyToyFolder(origin);
  await build(folder, minLength);
  return outputFiles(folder.dataDir);
}

async function countPoints(origin: ToyFolder): Promise<number> {
  using folder = copyToyFolder(origin);
  let points = 0;
  using _hook = hookWrites(() => points++);
  await build(folder, NEW);
  return points;
}

async function buildWithErrorAt(folder: ToyFolder, failAt: number): Promise<void> {
  let point = 0;
  using _hook = hookWrites(() => {
    point++;
    if (point === failAt) throw new Error('the disk is full');
  });
  // The error ends a task, or the whole run when it strikes outside of one.
  await build(folder, NEW).catch((error: unknown) => assert.match(String(error), /disk is full/));
}

async function runAndKill(folder: ToyFolder, killAt: number): Promise<unknown> {
  const child = fileURLToPath(new URL('workflow-child.ts', import.meta.url));
  const { NODE_TEST_CONTEXT: _reporting, ...env } = process.env;
  const args = [child, folder.root, String(NEW), 'kill', String(killAt)];
  const [, signal] = await once(spawn(process.execPath, args, { env, stdio: 'inherit' }), 'exit');
  return signal;
}

/** What a plan calls fresh is exactly what a clean run of the same version writes. */
async function assertOnlyWholeOutputsAreFresh(
  folder: ToyFolder,
  versions: readonly (readonly [minLength: number, outputs: Outputs])[],
): Promise<void> {
  for (const [minLength, outputs] of versions) {
    const plan = await planOf(folder, minLength);
    const found = outputFiles(folder.dataDir);
    for (const { task, state } of plan) {
      if (state !== 'fresh') continue;
      for (const { path } of task.targets) {
        const name = path.slice(folder.dataDir.length + 1);
        assert.deepEqual(filesOf(found, name), filesOf(outputs, name), `${task.name}: ${name}`);
      }
    }
  }
}

function filesOf(outputs: Outputs, target: string): readonly (readonly [string, string])[] {
  return [...outputs].filter(([name]) => name === target || name.startsWith(`${target}/`));
}

async function assertCompletes(folder: ToyFolder, complete: Outputs): Promise<void> {
  const summary = await build(folder, NEW);
  assert.equal(summary.status, 'succeeded');
  assert.deepEqual(outputFiles(folder.dataDir), complete);
  const litter = readdirSync(folder.dataDir, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.tmp'),
  );
  assert.deepEqual(litter, [], join(folder.dataDir, litter[0] ?? ''));
  const plan = await planOf(folder, NEW);
  assert.deepEqual(
    plan.filter(({ state }) => state !== 'fresh'),
    [],
  );
}
