import { readEvents } from './read-events.ts';
import { runFilePath, runsIn } from './run-file.ts';

/** How a task failed when it last ran. */
export interface LastFailure {
  readonly run: string;
  /** ISO 8601. */
  readonly at: string;
  readonly code: string;
  readonly message: string;
}

/** How many runs are looked at. */
const RUNS = 10;
const ENDINGS: ReadonlySet<string> = new Set([
  'task-fresh',
  'task-finished',
  'task-failed',
  'task-cancelled',
]);

/** By task, the failures of those that failed the last time that they ran, or were to run. */
export async function lastFailures(dataDir: string): Promise<ReadonlyMap<string, LastFailure>> {
  const failures = new Map<string, LastFailure>();
  const ended = new Set<string>();
  for (const run of (await runsIn(dataDir)).slice(0, RUNS)) {
    const { events } = (await readEvents(runFilePath(dataDir, run)).catch(() => null)) ?? {};
    for (const event of events?.toReversed() ?? []) {
      if (!ENDINGS.has(event.type) || !('task' in event) || ended.has(event.task)) continue;
      ended.add(event.task);
      if (event.type !== 'task-failed') continue;
      const { at, code, message } = event;
      failures.set(event.task, { run, at, code, message });
    }
  }
  return failures;
}
