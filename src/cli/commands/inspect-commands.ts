import type { Config } from '../../config/config.ts';
import type { Force } from '../../workflow/force.ts';
import { taskGraph } from '../../workflow/graph.ts';
import { graphMermaid, graphTree } from '../../workflow/views/graph-text.ts';
import { planTasks, type TaskState } from '../../workflow/plan.ts';
import { lastFailures, type LastFailure } from '../../workflow/state/runs/last-failures.ts';
import type { Task } from '../../workflow/task.ts';
import { inTime } from '../../workflow/units.ts';
import { alignColumns } from '../../workflow/views/align-columns.ts';
import { print, printJson } from '../output.ts';
import { expectedTime } from '../run/expected-time.ts';
import { notebooksOf, pipelineOf } from '../settings.ts';

/** `reelated tasks`: every task and what it does. */
export async function tasksCommand(config: Config): Promise<number> {
  const pipeline = pipelineOf(config);
  const tasks = [...pipeline.tasks, ...(await notebooksOf(config, pipeline))];
  if (config.json) {
    printJson(
      tasks.map(({ name, summary, requires }) => ({
        task: name,
        summary,
        requires: requires.map((task) => task.name),
      })),
    );
  } else {
    print(...alignColumns(tasks.map(({ name, summary }) => [name, summary])));
  }
  return 0;
}

/** `reelated status`: what is up to date and what is not, and why. */
export async function statusCommand(config: Config): Promise<number> {
  return printPlan(config, pipelineOf(config).tasks, []);
}

/** `reelated graph`: the tasks and what they depend on, as a tree or a Mermaid flowchart. */
export async function graphCommand(config: Config, format: 'text' | 'mermaid'): Promise<number> {
  const roots = [pipelineOf(config).root];
  if (config.json) {
    const { tasks } = taskGraph(roots);
    printJson(
      tasks.map(({ name, requires }) => ({
        task: name,
        requires: requires.map((one) => one.name),
      })),
    );
    return 0;
  }
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
  const toRun = plan.filter(({ state }) => state === 'stale' || state === 'missing');
  const failures = await lastFailures(config.dataDir);
  const mayRun = plan.filter(({ state }) => state === 'waiting');
  if (config.json) {
    printJson(
      plan.map(({ task, state, reasons, lastElapsedMs }) => ({
        task: task.name,
        state,
        reasons,
        lastElapsedMs,
        lastFailure: failures.get(task.name) ?? null,
      })),
    );
    return 0;
  }
  const rows = plan.map(({ task, state, reasons, lastElapsedMs }) => [
    task.name,
    STATE_WORDS[state],
    state === 'fresh' ? '' : lastElapsedMs === null ? 'duration unknown' : inTime(lastElapsedMs),
    [...reasons, ...failedBefore(failures.get(task.name))].join('; '),
  ]);
  const more = mayRun.length > 0 ? `, and ${mayRun.length} more if their inputs change` : '';
  const end =
    toRun.length === 0 && mayRun.length === 0
      ? 'Everything is up to date.'
      : `${toRun.length} of ${plan.length} tasks would run${more}. ${expectedTime([...toRun, ...mayRun])}`;
  print(...alignColumns(rows), '', end);
  return 0;
}

function failedBefore(failure: LastFailure | undefined): readonly string[] {
  return failure === undefined ? [] : [`failed last time: ${failure.message} (${failure.code})`];
}
