import type { Config } from '../../config/config.ts';
import type { EventSink } from '../../workflow/event.ts';
import type { RunSummary } from '../../workflow/outcome.ts';
import type { Task } from '../../workflow/task.ts';
import { printError } from '../output.ts';
import { pipelineOf } from '../settings.ts';
import { exitCodeOf, runAndReport } from './run-and-report.ts';

interface ToServe {
  /** Whether an earlier snapshot is being served. */
  readonly isServing: boolean;
  readonly sinks?: readonly EventSink[];
}

/**
 * Builds what is out of date of a snapshot that is to be served. A task that the snapshot does not
 * need may fail. Resolves to 0 when the snapshot is published, otherwise to the exit code of the run.
 */
export async function buildToServe(
  config: Config,
  signal: AbortSignal,
  { isServing, sinks = [] }: ToServe,
): Promise<number> {
  const { root, publication } = pipelineOf(config);
  const summary = await runAndReport(config, [root], signal, { sinks });
  if (summary.status !== 'failed') return exitCodeOf(summary);
  const failed = summary.tasks.filter(({ state }) => state === 'failed').map(({ task }) => task);
  const names = failed.join(', ');
  if (wasPublished(publication, summary)) {
    printError(
      `reelated: warning: ${names} failed, but the snapshot does not need it, so the snapshot was published and is served`,
    );
    return 0;
  }
  printError(
    isServing
      ? `reelated: warning: ${names} failed, so the snapshot that was published before is served`
      : `reelated: ${names} failed, and no earlier snapshot can be served (task-failed)`,
  );
  return exitCodeOf(summary);
}

/** Whether a run that failed has published its snapshot, or found it up to date. */
function wasPublished({ name }: Task, { tasks }: RunSummary): boolean {
  const state = tasks.find(({ task }) => task === name)?.state;
  return state === 'ran' || state === 'fresh';
}
