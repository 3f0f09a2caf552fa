import { UsageError } from '../errors.ts';
import { taskFamily, type Task } from './task.ts';

/** Which tasks run even though they are up to date: all, or those of these names or families. */
export type Force = true | readonly string[];

/** The tasks that a force chooses. Throws UsageError `task-unknown` for an unknown name. */
export function forcedTasks(tasks: readonly Task[], force: Force = []): ReadonlySet<Task> {
  if (force === true) return new Set(tasks);
  return new Set(force.flatMap((name) => tasksNamed(tasks, name)).flatMap(members));
}

/** A task itself, or what a group requires. */
function members(task: Task): readonly Task[] {
  return task.run === undefined ? task.requires.flatMap(members) : [task];
}

/**
 * The tasks that a name means: `PrepFilms`, or all of a family such as `SourceDataset`. Throws
 * UsageError `task-unknown` for an unknown name.
 */
export function tasksNamed(tasks: readonly Task[], name: string): readonly Task[] {
  const named = tasks.filter((task) => task.name === name || taskFamily(task) === name);
  if (named.length > 0) return named;
  const known = [...new Set(tasks.map(taskFamily))].join(', ');
  throw new UsageError('task-unknown', `unknown task ${name}; the tasks are ${known}`, {
    data: { task: name },
  });
}
