import { resolve } from 'node:path';
import type { Config } from '../../config/config.ts';
import { findDatasetFile } from '../../sources/reader/formats.ts';
import { checkJava } from '../../spark/check-java.ts';
import { findSpark } from '../../spark/spark.ts';
import { DEFAULT_DATA_DIR } from '../../config/default-data-dir.ts';
import { VERSION } from '../../version.ts';
import type { EventSink } from '../../workflow/event.ts';
import type { Force } from '../../workflow/force.ts';
import type { RunSummary } from '../../workflow/outcome.ts';
import { runTasks } from '../../workflow/runner.ts';
import type { Task } from '../../workflow/task.ts';
import { logLines } from '../../workflow/views/log-lines.ts';
import { summaryText } from '../../workflow/views/summary.ts';
import { terminalView } from '../../workflow/views/terminal-view.ts';
import { print, printError, printJsonLine } from '../output.ts';
import { buildSettings, sparkOf } from '../settings.ts';
import { useProxies } from './proxies.ts';
import { upgradeNote } from './upgrade-note.ts';

interface RunExtras {
  readonly force?: Force;
  /** Consumers of the events besides the report. */
  readonly sinks?: readonly EventSink[];
}

/**
 * Runs tasks and reports as the settings say: events as JSON, errors only, or a live view that the
 * summary replaces at the end; plain lines before the summary without a terminal.
 */
export async function runAndReport(
  config: Config,
  roots: readonly Task[],
  signal: AbortSignal,
  { force = [], sinks = [] }: RunExtras = {},
): Promise<RunSummary> {
  const { dataDir, workers } = config;
  const spark = sparkOf(config);
  if (spark !== undefined) checkJava(findSpark(spark));
  if (!config.json && !config.quiet) noteMissingAkas(config);
  using _proxies = await useProxies();
  using _deadline = endInTime(signal);
  // two tasks that use DuckDB may run at the same time
  const memoryBytes = config.memory / 2;
  const run = (sink: EventSink): Promise<RunSummary> =>
    runTasks(roots, {
      dataDir,
      workers,
      memoryBytes,
      signal,
      force,
      settings: buildSettings(config),
      version: VERSION,
      sinks: [sink, ...sinks],
    });
  if (config.json) return await run(printJsonLine);
  if (config.quiet) return await run(failuresOnly);
  if (dataDir === DEFAULT_DATA_DIR && dataDir !== resolve('data')) print(`Data is in ${dataDir}`);
  const note = await upgradeNote(dataDir, roots);
  if (note !== undefined) print(note);
  const summary = await runShown(run);
  print(summaryText(summary));
  return summary;
}

function noteMissingAkas({ datasets, sample, akas }: Config): void {
  if (datasets === undefined || sample || !akas) return;
  if (findDatasetFile(datasets, 'title.akas') !== undefined) return;
  printError(
    `reelated: note: ${datasets} has no title.akas, so films have no alternate titles, and languages only from Wikidata`,
  );
}

/** How long a run that is stopped may take to end; it may be killed at any moment. */
const END_MS = 9000;

/** Ends the process by force if something that cannot be interrupted keeps it after the signal. */
function endInTime(signal: AbortSignal): Disposable {
  signal.addEventListener('abort', killLater, { once: true });
  return { [Symbol.dispose]: () => signal.removeEventListener('abort', killLater) };
}

function killLater(): void {
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), END_MS).unref();
}

async function runShown(run: (sink: EventSink) => Promise<RunSummary>): Promise<RunSummary> {
  // some pseudo-terminals report no columns, and nothing could be drawn
  if (!process.stdout.isTTY || process.stdout.columns === 0) return run(logLines(process.stdout));
  await using view = terminalView();
  return await run(view.sink);
}

const failuresOnly: EventSink = (event) => {
  if (event.type === 'task-failed') {
    printError(`reelated: ${event.task}: ${event.message} (${event.code})`);
  }
};

/** The exit code of a run. */
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
