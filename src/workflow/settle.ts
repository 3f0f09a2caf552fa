import { ReelatedError, messageOf } from '../errors.ts';
import { pathInData } from './state/data-dir.ts';
import { executeTask, type Execution } from './execute.ts';
import { judgeFreshness } from './state/freshness/freshness.ts';
import type { TaskOutcome } from './outcome.ts';
import type { OutputRecord } from './state/freshness/outputs.ts';
import { workSlots } from './slots.ts';
import { systemFault } from './system-fault.ts';
import type { Task } from './task.ts';

/** How a task ended, and what it leaves to those that read it. */
interface Settlement {
  /** Null for a group. */
  readonly outcome: TaskOutcome | null;
  readonly outputs: readonly OutputRecord[];
  /** Who keeps the tasks that require it from running; empty when it is done. */
  readonly blames: readonly string[];
}

/**
 * Settles every task once, after its requirements, with as many at work as there are workers.
 * Returns the outcomes in dependency order; what a task throws becomes its outcome.
 */
export async function settleTasks(execution: Execution): Promise<TaskOutcome[]> {
  const { graph, workers } = execution;
  const slots = workSlots(workers);
  const contents = new Map<string, string>();
  const settlements = new Map<Task, Promise<Settlement>>();

  const settle = (task: Task): Promise<Settlement> => {
    const known = settlements.get(task);
    if (known !== undefined) return known;
    const settlement = settleAfterRequirements(task);
    settlements.set(task, settlement);
    return settlement;
  };

  const settleAfterRequirements = async (task: Task): Promise<Settlement> => {
    const before = await Promise.all(task.requires.map(settle));
    const blames = [...new Set(before.flatMap((requirement) => requirement.blames))];
    if (task.run === undefined) return { outcome: null, outputs: [], blames };
    if (blames.length > 0) return block(task, blames, execution);
    using _slot = await slots.take();
    const settlement = await attempt(task, execution, contents);
    for (const { path, digest } of settlement.outputs) contents.set(path, digest);
    return settlement;
  };

  // All of them settle before an error of the runner itself may end the run and free its lock.
  const settled = await Promise.allSettled(graph.tasks.map(settle));
  return settled.flatMap((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value.outcome ?? [];
  });
}

function block(task: Task, by: readonly string[], { emit }: Execution): Settlement {
  emit({ type: 'task-blocked', task: task.name, by });
  return { outcome: { task: task.name, state: 'blocked', by }, outputs: [], blames: by };
}

async function attempt(
  task: Task,
  execution: Execution,
  contents: ReadonlyMap<string, string>,
): Promise<Settlement> {
  const start = performance.now();
  try {
    execution.signal.throwIfAborted();
    const freshness = await judgeFreshness(task, execution, (target) =>
      contents.get(pathInData(execution.dataDir, target.path)),
    );
    const { reasons, record } = freshness;
    if (reasons.length === 0 && record !== null) {
      execution.emit({ type: 'task-fresh', task: task.name });
      const outcome = { task: task.name, state: 'fresh' } as const;
      return { outcome, outputs: record.outputs, blames: [] };
    }
    execution.emit({ type: 'task-started', task: task.name, reasons });
    return { ...(await executeTask(task, freshness, execution)), blames: [] };
  } catch (error) {
    return giveUp(task, error, Math.round(performance.now() - start), execution);
  }
}

function giveUp(
  task: Task,
  error: unknown,
  elapsedMs: number,
  { emit, signal }: Execution,
): Settlement {
  const ended = { task: task.name, elapsedMs };
  const nothing = { outputs: [], blames: [task.name] };
  // Any error of an interrupted task is a consequence of the interruption.
  if (signal.aborted) {
    emit({ type: 'task-cancelled', ...ended });
    return { outcome: { state: 'cancelled', ...ended }, ...nothing };
  }
  const code = error instanceof ReelatedError ? error.code : 'task-failed';
  const message = systemFault(error, task.targets[0]?.path) ?? messageOf(error);
  const failure = { ...ended, code, message };
  emit({ type: 'task-failed', ...failure, ...stackOf(error) });
  return { outcome: { state: 'failed', ...failure, error }, ...nothing };
}

/** An error thrown on purpose explains itself; of a bug the place is needed. */
function stackOf(error: unknown): { readonly stack?: string } {
  if (error instanceof ReelatedError || !(error instanceof Error)) return {};
  return error.stack === undefined ? {} : { stack: error.stack };
}
