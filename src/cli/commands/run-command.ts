import type { Config } from '../../config/config.ts';
import { tasksNamed, type Force } from '../../workflow/force.ts';
import { taskFamily, type Task } from '../../workflow/task.ts';
import { exitCodeOf, runAndReport } from '../run/run-and-report.ts';
import { notebooksOf, pipelineOf } from '../settings.ts';
import { printPlan } from './inspect-commands.ts';

/** `reelated run`: 0 when everything is up to date at the end, 1 when a task failed, 130 interrupted. */
export async function runCommand(
  config: Config,
  names: readonly string[],
  { force, dryRun }: { readonly force: boolean; readonly dryRun: boolean },
  signal: AbortSignal,
): Promise<number> {
  const roots = await rootsOf(config, names);
  const forced: Force = force && names.length > 0 ? names : force || [];
  if (dryRun) return printPlan(config, roots, forced);
  return exitCodeOf(await runAndReport(config, roots, signal, { force: forced }));
}

async function rootsOf(config: Config, names: readonly string[]): Promise<readonly Task[]> {
  const pipeline = pipelineOf(config);
  if (names.length === 0) return [pipeline.root];
  const isBuilt = (name: string): boolean =>
    pipeline.tasks.some((task) => task.name === name || taskFamily(task) === name);
  const others = names.every(isBuilt) ? [] : await notebooksOf(config, pipeline);
  return names.flatMap((name) => tasksNamed([...pipeline.tasks, ...others], name));
}
