import { dirname } from 'node:path';
import { availableMemory } from '../duckdb/available-memory.ts';
import { removeLeftovers } from './state/atomic.ts';
import { prepareDataDir, stateFolder } from './state/data-dir.ts';
import { markFormat } from './state/data-format.ts';
import { openDigestCache } from './state/freshness/digest-cache.ts';
import type { EventSink, RunEventBody } from './event.ts';
import { forcedTasks, type Force } from './force.ts';
import { codeDigests } from './state/freshness/fingerprint.ts';
import { taskGraph, type TaskGraph } from './graph.ts';
import { countOutcomes, statusOf, type RunSummary } from './outcome.ts';
import { refuseOverlaps } from './state/overlaps.ts';
import { pruneRuns } from './state/runs/prune-runs.ts';
import { openRunFile } from './state/runs/run-file.ts';
import { newRunId } from './state/run-id.ts';
import { acquireRunLock } from './state/runs/run-lock.ts';
import { settleTasks } from './settle.ts';
import type { JsonValue, Task } from './task.ts';

export interface RunOptions {
  /** Absolute. */
  readonly dataDir: string;
  /** How many tasks run at once, and how many threads each may keep busy. */
  readonly workers: number;
  /** How much memory the DuckDB of a task may take, in bytes; absent: a quarter of what there is. */
  readonly memoryBytes?: number;
  readonly signal?: AbortSignal;
  readonly force?: Force;
  /** Consumers of the run's events, in addition to the run file. */
  readonly sinks?: readonly EventSink[];
  /** What the tasks were made from, for later readers of the run's first event. */
  readonly settings?: Readonly<Record<string, JsonValue>>;
  /** The version of the program, which the data directory is marked with; absent: it is not. */
  readonly version?: string;
  /** The run's name from `newRunId`. */
  readonly run?: string;
}

/**
 * Runs what is out of date among the roots and all they require, each task after its requirements.
 *
 * A task is judged when its inputs are done, so one that was rebuilt to the same content stops the
 * work there. When a task fails, those that need it are blocked and the others continue. On abort
 * nothing new starts. Both end in the summary, not in a rejection.
 *
 * Rejects with UsageError (`output-over-input`, `data-dir-unusable`, `data-dir-newer`, `data-dir-locked`, `task-unknown`) or ReelatedError
 * `task-cycle` before anything runs.
 */
export async function runTasks(roots: readonly Task[], options: RunOptions): Promise<RunSummary> {
  const graph = taskGraph(roots);
  const forced = forcedTasks(graph.tasks, options.force);
  const { dataDir, workers, signal = new AbortController().signal, run = newRunId() } = options;
  const memoryBytes = options.memoryBytes ?? availableMemory() / 4;
  const start = performance.now();
  await refuseOverlaps(graph.tasks);
  const code = await codeDigests(graph.tasks);
  await prepareDataDir(dataDir);
  using _lock = await acquireRunLock(dataDir, run);
  if (options.version !== undefined) await markFormat(dataDir, options.version, run);
  await removeLeftovers([stateFolder(dataDir), ...targetFolders(graph)]);
  await pruneRuns(dataDir);

  const digests = await openDigestCache(dataDir, signal);
  using runFile = openRunFile(dataDir, run);
  const emit = emitter([runFile.sink, ...(options.sinks ?? [])]);
  const working = graph.tasks.filter((task) => task.run !== undefined);
  const names = working.map(({ name }) => name);
  const requires = Object.fromEntries(working.map((task) => [task.name, requiredNames(task)]));
  emit({ type: 'run-started', run, workers, tasks: names, requires, ...givenSettings(options) });

  const basis = { dataDir, graph, digests, code, forced };
  const outcomes = await settleTasks({ ...basis, run, workers, memoryBytes, signal, emit });
  // A run whose cache cannot be saved has lost nothing but time.
  await digests.save(run).catch(() => undefined);

  const elapsedMs = Math.round(performance.now() - start);
  const counts = countOutcomes(outcomes);
  const status = statusOf(counts);
  emit({ type: 'run-finished', run, status, elapsedMs, counts });
  const file = { runFile: runFile.path, runFileError: runFile.error() };
  return { run, status, elapsedMs, counts, tasks: outcomes, ...file };
}

function givenSettings({ settings }: RunOptions): Pick<RunOptions, 'settings'> {
  return settings === undefined ? {} : { settings };
}

/** The tasks directly before one; a group counts as what it requires. */
function requiredNames(task: Task): readonly string[] {
  const names = task.requires.flatMap((one) =>
    one.run === undefined ? requiredNames(one) : [one.name],
  );
  return [...new Set(names)];
}

function targetFolders(graph: TaskGraph): readonly string[] {
  return [...graph.producers.keys()].map((path) => dirname(path));
}

function emitter(sinks: readonly EventSink[]): (event: RunEventBody) => void {
  return (event) => {
    const stamped = { at: new Date().toISOString(), ...event };
    for (const sink of sinks) sink(stamped);
  };
}
