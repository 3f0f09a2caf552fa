import { ReelatedError } from '../errors.ts';
import type { Target, Task } from './task.ts';

/** Tasks with all that they require: each once, every task after its requirements. */
export interface TaskGraph {
  readonly tasks: readonly Task[];
  /** The task that writes a target, by the target's path. */
  readonly producers: ReadonlyMap<string, Task>;
}

/**
 * Walks from the roots to everything they require, in the order of `requires`.
 *
 * Throws ReelatedError `task-cycle` when a task requires itself. Two tasks of one name, two tasks
 * that write one path, and a task that reads what none of its requirements writes are bugs in a
 * pipeline and throw a plain Error.
 */
export function taskGraph(roots: readonly Task[]): TaskGraph {
  const tasks = inDependencyOrder(roots);
  const graph = { tasks, producers: producersOf(tasks) };
  checkReads(graph);
  return graph;
}

/** The targets that a task reads: its `reads`, or else all targets of what it requires. */
export function readTargets(task: Task): readonly Target[] {
  return task.reads ?? uniqueTargets(task.requires.flatMap(offeredTargets));
}

/** A group offers what its members offer. */
function offeredTargets(task: Task): readonly Target[] {
  return task.run === undefined ? task.requires.flatMap(offeredTargets) : task.targets;
}

function uniqueTargets(targets: readonly Target[]): readonly Target[] {
  return [...new Map(targets.map((target) => [target.path, target])).values()];
}

function inDependencyOrder(roots: readonly Task[]): readonly Task[] {
  const ordered = new Map<string, Task>();
  const path: Task[] = [];

  const visit = (task: Task): void => {
    if (path.includes(task)) throw cycleError([...path.slice(path.indexOf(task)), task]);
    const known = ordered.get(task.name);
    if (known === task) return;
    if (known !== undefined) throw new Error(`two different tasks are named ${task.name}`);
    path.push(task);
    task.requires.forEach(visit);
    path.pop();
    // A requirement may have brought in another task of this name meanwhile.
    if (ordered.has(task.name)) throw new Error(`two different tasks are named ${task.name}`);
    ordered.set(task.name, task);
  };

  roots.forEach(visit);
  return [...ordered.values()];
}

function cycleError(path: readonly Task[]): ReelatedError {
  const names = path.map((task) => task.name).join(' → ');
  return new ReelatedError('task-cycle', `a task requires itself: ${names}`, {
    data: { path: names },
  });
}

function producersOf(tasks: readonly Task[]): ReadonlyMap<string, Task> {
  const producers = new Map<string, Task>();
  for (const task of tasks) {
    for (const { path } of task.targets) {
      const other = producers.get(path);
      if (other !== undefined) throw new Error(`${other.name} and ${task.name} both write ${path}`);
      producers.set(path, task);
    }
  }
  return producers;
}

function checkReads({ tasks, producers }: TaskGraph): void {
  const ancestors = new Map<Task, ReadonlySet<Task>>();
  for (const task of tasks) {
    const before = new Set(
      task.requires.flatMap((required) => [required, ...(ancestors.get(required) ?? [])]),
    );
    ancestors.set(task, before);
    for (const { path } of readTargets(task)) {
      const producer = producers.get(path);
      if (producer === undefined || !before.has(producer))
        throw new Error(`${task.name} reads ${path}, which nothing that it requires writes`);
    }
  }
}
