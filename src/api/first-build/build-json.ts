import { inProgress, inTime } from '../../workflow/units.ts';
import type { RunView, TaskView } from '../../workflow/views/run-view.ts';
import { withoutFolders } from '../http/without-folders.ts';
import type { BuildJson } from '../openapi/schemas/operations/build.ts';

/** How far a build is, as the API shows it; `run` is absent before it has started. */
export function buildJson(run: RunView | undefined, dataDir: string): BuildJson {
  const tasks = (run?.tasks ?? []).map((task) => ({
    task: task.task,
    state: task.state,
    status: withoutFolders(statusOf(task), dataDir),
  }));
  const done = tasks.filter(({ state }) => state === 'ran' || state === 'fresh');
  return { started_at: run?.startedAt ?? null, tasks_done: done.length, tasks };
}

/** The state of a task in words, with its latest note. */
function statusOf(task: TaskView): string {
  const note = task.notes.at(-1);
  return note === undefined ? stateOf(task) : `${stateOf(task)}; ${note}`;
}

function stateOf({ state, elapsedMs, progress, problem }: TaskView): string {
  switch (state) {
    case 'fresh':
      return 'up to date';
    case 'ran':
      return elapsedMs === null ? 'done' : `done in ${inTime(elapsedMs)}`;
    case 'running': {
      if (progress === null) return 'running';
      const { done, total, unit } = progress;
      return inProgress({ done, unit, ...(total === null ? {} : { total }) });
    }
    case 'failed':
      return `failed: ${problem}`;
    case 'blocked':
      return `blocked ${problem}`;
    case 'waiting':
    case 'cancelled':
    case 'died':
      return state;
    default:
      return state satisfies never;
  }
}
