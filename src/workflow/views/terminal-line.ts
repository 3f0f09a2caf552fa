import type { ListrTask } from 'listr2';
import { printable } from './printable.ts';
import type { RunEvent } from '../event.ts';
import { finishedWords } from './log-lines.ts';
import { paceWords, startPace } from './pace.ts';
import type { Progress } from '../task.ts';
import { inProgress, inTime, percent } from '../units.ts';

const BAR_CELLS = 20;

/** A task's line in the terminal view, drawn by listr2 as one of its tasks. */
export interface TerminalLine {
  readonly listrTask: ListrTask;
  /** Shows what happened to the task. */
  readonly show: (event: Extract<RunEvent, { readonly task: string }>) => void;
  /** Updates the elapsed time. */
  readonly refresh: () => void;
  /** Ends a line whose task never ended. */
  readonly close: () => void;
}

/** What listr2 hands to a task to draw itself with. */
type Drawn = Parameters<ListrTask['task']>[1];

interface Ending {
  readonly kind: 'done' | 'failed' | 'skipped' | 'unseen';
  readonly text: string;
}

/** To listr2 every task runs from the start; it does not draw one that has no title yet. */
export function terminalLine(task: string): TerminalLine {
  const end = Promise.withResolvers<Ending>();
  let wrapper: Drawn | undefined;
  let startedMs: number | undefined;
  let progress: Progress | null = null;
  let note: string | undefined;
  const pace = startPace();

  const refresh = (): void => {
    if (wrapper === undefined || startedMs === undefined) return;
    const now = performance.now();
    const text = workingText(task, progress, now - startedMs, pace.perSecond(now));
    wrapper.title = note === undefined ? text : `${text}: ${printable(note)}`;
  };
  const finish = (ending: Ending): void => {
    startedMs = undefined;
    end.resolve(ending);
  };
  const show: TerminalLine['show'] = (event) => {
    if (event.type === 'task-started') startedMs = performance.now();
    if (event.type === 'task-note') note = event.message;
    if (event.type === 'task-progress') {
      note = undefined;
      progress = event.progress;
      pace.take(progress, performance.now());
    }
    const ending = endingOf(event);
    if (ending === undefined) refresh();
    else finish(ending);
  };

  const listrTask: ListrTask = {
    async task(_context, drawn) {
      wrapper = drawn;
      refresh();
      drawEnding(drawn, await end.promise);
    },
  };
  return { listrTask, show, refresh, close: () => finish({ kind: 'unseen', text: '' }) };
}

/** How an event ends its task; notes and warnings are left to the summary, which does not scroll past. */
function endingOf(event: Extract<RunEvent, { readonly task: string }>): Ending | undefined {
  const { task } = event;
  switch (event.type) {
    case 'task-started':
    case 'task-progress':
    case 'task-note':
    case 'task-warning':
      return undefined;
    case 'task-fresh':
      return { kind: 'done', text: `${task} is up to date` };
    case 'task-finished':
      return { kind: 'done', text: `${task} ${finishedWords(event)}` };
    case 'task-failed':
      return { kind: 'failed', text: `${task} failed: ${event.message}` };
    case 'task-cancelled':
      return { kind: 'skipped', text: `${task} was cancelled after ${inTime(event.elapsedMs)}` };
    case 'task-blocked':
      return { kind: 'skipped', text: `${task} is blocked by ${event.by.join(', ')}` };
    default:
      return event satisfies never;
  }
}

function drawEnding(drawn: Drawn, { kind, text: message }: Ending): void {
  if (kind === 'unseen') return;
  const text = printable(message);
  drawn.title = text;
  if (kind === 'failed') throw new Error(text);
  if (kind === 'skipped') drawn.skip(text);
}

/** A task at work: `PrepFilms █████░░░░░ 5.0 MB of 10.0 MB (50 %), 12.3 s, 406.5 kB/s, 13 s left`. */
export function workingText(
  task: string,
  progress: Progress | null,
  elapsedMs: number,
  perSecond: number | null,
): string {
  if (progress === null) return `${task} ${inTime(elapsedMs)}`;
  const { done, total } = progress;
  const bar = total === undefined ? '' : `${progressBar(done, total)} `;
  const words = [inProgress(progress), inTime(elapsedMs), ...paceWords(progress, perSecond)];
  return `${task} ${bar}${words.join(', ')}`;
}

function progressBar(done: number, total: number): string {
  const full = Math.floor((percent(done, total) / 100) * BAR_CELLS);
  return '█'.repeat(full) + '░'.repeat(BAR_CELLS - full);
}
