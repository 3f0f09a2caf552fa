import { pathInData } from './state/data-dir.ts';
import { openDigestCache } from './state/freshness/digest-cache.ts';
import type { Reason } from './event.ts';
import { forcedTasks, type Force } from './force.ts';
import { codeDigests } from './state/freshness/fingerprint.ts';
import { judgeFreshness, type FreshnessBasis } from './state/freshness/freshness.ts';
import { refuseOverlaps } from './state/overlaps.ts';
import { readTargets, taskGraph } from './graph.ts';
import type { Task } from './task.ts';

/**
 * What a run would find: `fresh`, nothing to do; `stale`, built from something else than what is
 * there now; `missing`, not built or not there any more; `waiting`, up to date unless a task that
 * it reads from comes to a new result.
 */
export type TaskState = 'fresh' | 'stale' | 'missing' | 'waiting';

export interface PlannedTask {
  readonly task: Task;
  readonly state: TaskState;
  /** Empty for a fresh task. */
  readonly reasons: readonly Reason[];
  /** How long it took when it last ran to its end; null when that is not known. */
  readonly lastElapsedMs: number | null;
}

export interface PlanOptions {
  /** Absolute; it need not exist. */
  readonly dataDir: string;
  readonly force?: Force;
}

/**
 * Returns what a run would do, in dependency order, groups included. Writes nothing and takes no
 * lock. Throws as `taskGraph` does, and UsageError `task-unknown` or `output-over-input`.
 */
export async function planTasks(
  roots: readonly Task[],
  { dataDir, force }: PlanOptions,
): Promise<readonly PlannedTask[]> {
  const graph = taskGraph(roots);
  await refuseOverlaps(graph.tasks);
  const basis: FreshnessBasis = {
    dataDir,
    graph,
    digests: await openDigestCache(dataDir),
    code: await codeDigests(graph.tasks),
    forced: forcedTasks(graph.tasks, force),
  };
  const planned = new Map<Task, PlannedTask>();
  const contents = new Map<string, string>();
  for (const task of graph.tasks) planned.set(task, await planTask(task, basis, planned, contents));
  return [...planned.values()];
}

async function planTask(
  task: Task,
  basis: FreshnessBasis,
  planned: ReadonlyMap<Task, PlannedTask>,
  contents: Map<string, string>,
): Promise<PlannedTask> {
  const isFresh = (other: Task): boolean => planned.get(other)?.state === 'fresh';
  if (task.run === undefined)
    return waitFor(
      task,
      task.requires.filter((one) => !isFresh(one)),
      null,
    );

  const { reasons, record, missing } = await judgeFreshness(task, basis, (target) =>
    contents.get(pathInData(basis.dataDir, target.path)),
  );
  const lastElapsedMs = record?.elapsedMs ?? null;
  if (reasons.length > 0)
    return { task, state: missing ? 'missing' : 'stale', reasons, lastElapsedMs };

  const producers = readTargets(task).flatMap(({ path }) => basis.graph.producers.get(path) ?? []);
  const result = waitFor(
    task,
    [...new Set(producers)].filter((one) => !isFresh(one)),
    lastElapsedMs,
  );
  if (result.state === 'fresh')
    for (const { path, digest } of record?.outputs ?? []) contents.set(path, digest);
  return result;
}

function waitFor(
  task: Task,
  unsettled: readonly Task[],
  lastElapsedMs: number | null,
): PlannedTask {
  if (unsettled.length === 0) return { task, state: 'fresh', reasons: [], lastElapsedMs };
  const names = unsettled.map(({ name }) => name).join(', ');
  const reason =
    task.run === undefined
      ? `groups tasks that are not up to date: ${names}`
      : `depends on ${names}; runs if ${unsettled.length === 1 ? 'its result changes' : 'their results change'}`;
  return { task, state: 'waiting', reasons: [reason], lastElapsedMs };
}
