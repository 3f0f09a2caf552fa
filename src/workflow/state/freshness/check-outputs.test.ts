import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runTasks } from '../../runner.ts';
import type { CheckResult, Target, Task } from '../../task.ts';
import { toyFolder } from '../../testing/toy-pipeline.ts';

function checkedTask(dataDir: string, result: CheckResult): { task: Task; target: Target } {
  const target: Target = { kind: 'file', path: join(dataDir, 'output', 'numbers.txt') };
  const task: Task = {
    name: 'Numbers',
    summary: 'Writes numbers.',
    requires: [],
    targets: [target],
    parameters: {},

    run: async ({ stage }) => {
      writeFileSync(stage(target), '1\n1\n');
      return Promise.resolve({ rows: 2, warnings: ['odd'] });
    },
    check: async ({ stage }) => {
      assert.ok(existsSync(stage(target)), 'what is checked is there');
      assert.equal(existsSync(target.path), false, 'it has no name yet');
      return Promise.resolve([result]);
    },
  };
  return { task, target };
}

const RULE = { rule: 'numbers: unique', offenders: 2, example: 'number 1' };

test('an output that breaks a rule does not get its name', async () => {
  using folder = toyFolder();
  const { task, target } = checkedTask(folder.dataDir, { ...RULE, severity: 'error' });
  const { tasks } = await runTasks([task], { dataDir: folder.dataDir, workers: 1 });
  assert.equal(tasks[0]?.state, 'failed');
  assert.equal(tasks[0].code, 'task-check');
  assert.equal(
    tasks[0].message,
    'Numbers failed a check: 2 rows break the rule "numbers: unique", such as number 1',
  );
  assert.equal(existsSync(target.path), false);
});

test('a broken warning is reported, and the report lists the rules', async () => {
  using folder = toyFolder();
  const { task, target } = checkedTask(folder.dataDir, { ...RULE, severity: 'warning' });
  const { tasks } = await runTasks([task], { dataDir: folder.dataDir, workers: 1 });
  assert.equal(tasks[0]?.state, 'ran');
  assert.deepEqual(tasks[0].warnings, [
    'odd',
    '2 rows break the rule "numbers: unique", such as number 1',
  ]);
  assert.deepEqual(tasks[0].facts, { checks: [{ rule: 'numbers: unique', offenders: 2 }] });
  assert.ok(existsSync(target.path));
});
