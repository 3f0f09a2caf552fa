import { taskGraph } from '../graph.ts';
import type { Task } from '../task.ts';

/**
 * The graph as an indented tree, from each root down to what it requires. A task that has
 * already been shown with all that it requires is not expanded again.
 */
export function graphTree(roots: readonly Task[]): string {
  taskGraph(roots);
  const shown = new Set<Task>();
  const lines = (task: Task, indent: string): string[] => {
    const folded = shown.has(task) && task.requires.length > 0;
    shown.add(task);
    const line = `${indent}${task.name}${folded ? ' (see above)' : ''}`;
    return [line, ...(folded ? [] : task.requires.flatMap((one) => lines(one, `${indent}  `)))];
  };
  return roots.flatMap((root) => lines(root, '')).join('\n');
}

/** The graph as a Mermaid flowchart; arrows point the way the data flows. */
export function graphMermaid(roots: readonly Task[]): string {
  const { tasks } = taskGraph(roots);
  const ids = new Map(tasks.map((task, index) => [task, `t${index}`]));
  const nodes = tasks.map((task) => `  ${ids.get(task)}["${task.name.replaceAll('"', '#quot;')}"]`);
  const edges = tasks.flatMap((task) =>
    task.requires.map((required) => `  ${ids.get(required)} --> ${ids.get(task)}`),
  );
  return ['flowchart LR', ...nodes, ...edges].join('\n');
}
