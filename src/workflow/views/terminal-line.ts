import type { ListrTask } from 'listr2';
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
  const pace = startPace();

  const refresh = (): void => {
    if (wrapper === undefined || startedMs === undefined) return;
    const now = performance.now();
    wrapper.title = workingText(task, progress, now - startedMs, pace.perSecond(now));
  };
  const finish = (kind: Ending['kind'], text: string): void => {
    startedMs = undefined;
    end.resolve({ kind, text });
  };
  const show: TerminalLine['show'] = (event) => {
    switch (event.type) {
      case 'task-started':
        startedMs = performance.now();
        return refresh();
      case 'task-progress':
        progress = event.progress;
        pace.take(progress, performance.now());
        return refresh();
      case 'task-note':
      case 'task-warning':
        // The summary shows it, where it does not scroll past.
        return undefined;
      case 'task-fresh':
        return finish('done', `${task} is up to date`);
      case 'task-finished':
        return finish('done', `${task} ${finishedWords(event)}`);
      case 'task-failed':
        return finish('failed', `${task} failed: ${event.message}`);
      case 'task-cancelled':
        return finish('skipped', `${task} was cancelled after ${inTime(event.elapsedMs)}`);
      case 'task-blocked':
        return finish('skipped', `${task} is blocked by ${event.by.join(', ')}`);
      default:
        return event satisfies never;
    }
  };

  const listrTask: ListrTask = {
    async task(_context, drawn) {
      wrapper = drawn;
      refresh();
      drawEnding(drawn, await end.promise);
    },
  };
  return { listrTask, show, refresh, close: () => finish('unseen', '') };
}

function drawEnding(drawn: Drawn, { kind, text }: Ending): void {
  if (kind === 'unseen') return;
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
