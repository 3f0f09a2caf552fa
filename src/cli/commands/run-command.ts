import type { Config } from '../../config.ts';
import type { Pipeline } from '../../pipeline.ts';
import type { EventSink } from '../../workflow/event.ts';
import { tasksNamed, type Force } from '../../workflow/force.ts';
import { logLines } from '../../workflow/views/log-lines.ts';
import type { RunSummary } from '../../workflow/outcome.ts';
import { runTasks } from '../../workflow/runner.ts';
import { summaryText } from '../../workflow/views/summary.ts';
import { terminalView } from '../../workflow/views/terminal-view.ts';
import type { Task } from '../../workflow/task.ts';
import { printPlan } from './inspect-commands.ts';
import { print } from '../output.ts';
import { buildSettings, pipelineOf } from '../settings.ts';

/** `reelated run`: 0 when all is up to date in the end, 1 when a task failed, 130 interrupted. */
export async function runCommand(
  config: Config,
  names: readonly string[],
  { force, dryRun }: { readonly force: boolean; readonly dryRun: boolean },
  signal: AbortSignal,
): Promise<number> {
  const pipeline = pipelineOf(config);
  const roots = rootsOf(pipeline, names);
  const forced: Force = force && names.length > 0 ? names : force || [];
  if (dryRun) return printPlan(config, roots, forced);

  return exitCodeOf(await runAndTell(config, roots, signal, forced));
}

/**
 * Runs tasks and tells of them as the settings ask for: JSON, errors alone, or a live view that the
 * summary replaces in the end; plain lines before the summary where there is no terminal.
 */
export async function runAndTell(
  config: Config,
  roots: readonly Task[],
  signal: AbortSignal,
  force: Force = [],
): Promise<RunSummary> {
  const { dataDir, workers } = config;
  // Two tasks that use DuckDB may be at work at once.
  const memoryBytes = config.memory / 2;
  const run = (sink: EventSink): Promise<RunSummary> =>
    runTasks(roots, {
      dataDir,
      workers,
      memoryBytes,
      signal,
      force,
      settings: buildSettings(config),
      sinks: [sink],
    });
  if (config.json) return run((event) => process.stdout.write(`${JSON.stringify(event)}\n`));
  if (config.quiet) return run(failuresOnly);
  const summary = await runShown(run);
  print(summaryText(summary));
  return summary;
}

async function runShown(run: (sink: EventSink) => Promise<RunSummary>): Promise<RunSummary> {
  // some pseudo-terminals say that they have no columns, and nothing could be drawn
  if (!process.stdout.isTTY || process.stdout.columns === 0) return run(logLines(process.stdout));
  await using view = terminalView();
  return await run(view.sink);
}

/** The exit code that a run's end means. */
export function exitCodeOf({ status }: RunSummary): number {
  switch (status) {
    case 'succeeded':
      return 0;
    case 'failed':
      return 1;
    case 'cancelled':
      return 130;
    default:
      return status satisfies never;
  }
}

function rootsOf(pipeline: Pipeline, names: readonly string[]): readonly Task[] {
  return (names.length === 0 ? ['AllTasks'] : names).flatMap((name) => tasksNamed(pipeline, name));
}

const failuresOnly: EventSink = (event) => {
  if (event.type === 'task-failed') {
    process.stderr.write(`reelated: ${event.task}: ${event.message} (${event.code})\n`);
  }
};
