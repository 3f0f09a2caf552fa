import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
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

/** Before and after a change that gives every output of `Words`, `Count` and `Latest` new content. */
const OLD = 1;
const NEW = 4;

/** A folder in which the old version was built, or nothing was. */
const SCENARIOS: readonly { readonly name: string; readonly prepare: () => Promise<ToyFolder> }[] =
  [
    { name: 'a first build', prepare: () => Promise.resolve(toyFolder()) },
    {
      name: 'a rebuild',
      async prepare() {
        const folder = toyFolder();
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
      assert.equal(await runAndKill(folder, index + 1), 'SIGKILL', `point ${index + 1}`);
      await assertOnlyWholeOutputsAreFresh(folder, [
        [OLD, old],
        [NEW, complete],
      ]);
      await assertCompletes(folder, complete);
    });
    await Promise.all(killed);
  });

  test(`${name} with a disk error at any write point is completed by the next run`, async () => {
    using origin = await prepare();
    const [old, complete] = [await outputsOf(origin, OLD), await outputsOf(origin, NEW)];
    const points = await countPoints(origin);
    for (let failAt = 1; failAt <= points; failAt++) {
      using folder = copyToyFolder(origin);
      await buildWithErrorAt(folder, failAt);
      await assertOnlyWholeOutputsAreFresh(folder, [
        [OLD, old],
        [NEW, complete],
      ]);
      await assertCompletes(folder, complete);
    }
  });
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
