import type { RunEvent } from '../event.ts';
import type { ReadEvents } from '../state/runs/read-events.ts';
import type { Progress } from '../task.ts';

/** A task's state in a run; `died` when the process ended in the middle of it. */
type TaskInRun =
  'waiting' | 'fresh' | 'running' | 'ran' | 'failed' | 'cancelled' | 'blocked' | 'died';

export interface TaskView {
  readonly task: string;
  readonly requires: readonly string[];
  readonly state: TaskInRun;
  readonly startedAt: string | null;
  readonly elapsedMs: number | null;
  readonly rows: number | null;
  readonly bytes: number | null;
  readonly peakRssBytes: number | null;
  /** Why it ran. */
  readonly reasons: readonly string[];
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
  /** What it reported about its result. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** How far it is. */
  readonly progress: {
    readonly done: number;
    readonly total: number | null;
    readonly unit: Progress['unit'];
  } | null;
  /** Why it failed, or what prevented it from running. */
  readonly problem: string | null;
}

export interface RunView {
  readonly run: string;
  readonly state: 'running' | 'succeeded' | 'failed' | 'cancelled' | 'died';
  readonly startedAt: string | null;
  readonly elapsedMs: number | null;
  /** False when not all of its file could be read. */
  readonly whole: boolean;
  readonly tasks: readonly TaskView[];
}

/** A service that answers badly for hours gives as many notes. */
const MOST_NOTES = 50;

/** What the events of a run say of it; `atWork` when its process still runs. */
export function runView(run: string, { events, whole }: ReadEvents, atWork: boolean): RunView {
  const tasks = new Map<string, TaskView>();
  let state: RunView['state'] = atWork ? 'running' : 'died';
  let startedAt: string | null = null;
  let elapsedMs: number | null = null;
  for (const event of events) {
    if (event.type === 'run-started') {
      startedAt = event.at;
      for (const task of namesIn(event.tasks))
        tasks.set(task, { ...nothingYet(task), requires: namesIn(event.requires?.[task]) });
    } else if (event.type === 'run-finished') {
      state = event.status;
      elapsedMs = numberOr(event.elapsedMs);
    } else if ('task' in event && typeof event.task === 'string') {
      const before = tasks.get(event.task) ?? nothingYet(event.task);
      tasks.set(event.task, { ...before, ...changeBy(event, before) });
    }
  }
  const isOver = state !== 'running';
  const settled = [...tasks.values()].map((task): TaskView =>
    isOver && task.state === 'running' ? { ...task, state: 'died' } : task,
  );
  return { run, state, startedAt, elapsedMs, whole, tasks: settled };
}

type TaskEvent = Extract<RunEvent, { readonly task: string }>;

function nothingYet(task: string): TaskView {
  return {
    task,
    requires: [],
    state: 'waiting',
    startedAt: null,
    elapsedMs: null,
    rows: null,
    bytes: null,
    peakRssBytes: null,
    reasons: [],
    notes: [],
    warnings: [],
    facts: {},
    progress: null,
    problem: null,
  };
}

function changeBy(event: TaskEvent, before: TaskView): Partial<TaskView> {
  switch (event.type) {
    case 'task-fresh':
      return { state: 'fresh' };
    case 'task-started':
      return { state: 'running', startedAt: event.at, reasons: namesIn(event.reasons) };
    case 'task-progress': {
      const { done, total, unit } = event.progress ?? {};
      const progress = { done: numberOr(done) ?? 0, total: numberOr(total), unit: unit ?? 'steps' };
      return { progress };
    }
    case 'task-note':
      return { notes: [...before.notes, event.message].slice(-MOST_NOTES) };
    case 'task-warning':
      return { warnings: [...before.warnings, event.message] };
    case 'task-finished':
      return {
        state: 'ran',
        elapsedMs: numberOr(event.elapsedMs),
        rows: numberOr(event.rows),
        bytes: numberOr(event.bytes),
        peakRssBytes: numberOr(event.peakRssBytes),
        facts: event.facts ?? {},
        progress: null,
      };
    case 'task-failed': {
      const problem = `${event.message} (${event.code})`;
      return { state: 'failed', elapsedMs: numberOr(event.elapsedMs), problem, progress: null };
    }
    case 'task-cancelled':
      return { state: 'cancelled', elapsedMs: numberOr(event.elapsedMs), progress: null };
    case 'task-blocked':
      return { state: 'blocked', problem: `by ${namesIn(event.by).join(', ')}` };
    default:
      // a later version may have added events
      return {};
  }
}

function numberOr(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function namesIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
}
