import type { Config } from '../config.ts';
import type { Force } from '../workflow/force.ts';
import { graphMermaid, graphTree } from '../workflow/graph-text.ts';
import { planTasks, type TaskState } from '../workflow/plan.ts';
import type { Task } from '../workflow/task.ts';
import { columns, print, printJson } from './output.ts';
import { pipelineOf } from './settings.ts';

/** `reelated tasks`: every task with what it does. */
export async function tasksCommand(config: Config): Promise<number> {
  const pipeline = pipelineOf(config);
  if (config.json) {
    printJson(
      pipeline.map(({ name, summary, requires }) => ({
        task: name,
        summary,
        requires: requires.map((task) => task.name),
      })),
    );
  } else {
    print(...columns(pipeline.map(({ name, summary }) => [name, summary])));
  }
  return 0;
}

/** `reelated status`: what is up to date, and why the rest is not. */
export async function statusCommand(config: Config): Promise<number> {
  return printPlan(config, pipelineOf(config), []);
}

/** `reelated graph`: the tasks and what they require, as a tree or a Mermaid flowchart. */
export async function graphCommand(config: Config, format: 'text' | 'mermaid'): Promise<number> {
  const roots = pipelineOf(config).slice(-1);
  print(format === 'mermaid' ? graphMermaid(roots) : graphTree(roots));
  return 0;
}

const STATE_WORDS: Readonly<Record<TaskState, string>> = {
  fresh: 'up to date',
  stale: 'out of date',
  missing: 'missing',
  waiting: 'waiting',
};

/** Prints what a run of these tasks would do and why; writes nothing. */
export async function printPlan(
  config: Config,
  roots: readonly Task[],
  force: Force,
): Promise<number> {
  const planned = await planTasks(roots, { dataDir: config.dataDir, force });
  const plan = planned.filter(({ task }) => task.run !== undefined);
  if (config.json) {
    printJson(plan.map(({ task, state, reasons }) => ({ task: task.name, state, reasons })));
    return 0;
  }
  const rows = plan.map(({ task, state, reasons }) => [
    task.name,
    STATE_WORDS[state],
    reasons.join('; '),
  ]);
  const toRun = plan.filter(({ state }) => state === 'stale' || state === 'missing').length;
  const mayRun = plan.filter(({ state }) => state === 'waiting').length;
  const end =
    toRun === 0
      ? 'Everything is up to date: there is nothing to do.'
      : `${toRun} of ${plan.length} tasks would run${mayRun > 0 ? `, ${mayRun} more if what they read changes` : ''}.`;
  print(...columns(rows), '', end);
  return 0;
}
