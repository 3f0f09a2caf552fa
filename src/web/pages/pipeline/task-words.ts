import type { Progress, Run, TaskInRun, TaskResult } from '../../api/types.ts';
import { byteSize, count, duration, plural } from '../../format/words.ts';

export type Tone = 'good' | 'bad' | 'busy' | 'quiet';

const STATES: Readonly<Record<string, readonly [text: string, tone: Tone]>> = {
  waiting: ['waiting', 'quiet'],
  fresh: ['up to date', 'good'],
  running: ['running', 'busy'],
  ran: ['done', 'good'],
  succeeded: ['succeeded', 'good'],
  failed: ['failed', 'bad'],
  cancelled: ['cancelled', 'busy'],
  blocked: ['blocked', 'bad'],
  died: ['interrupted', 'bad'],
};

export function stateText(state: string): string {
  return STATES[state]?.[0] ?? state;
}

export function toneOf(state: string): Tone {
  return STATES[state]?.[1] ?? 'quiet';
}

/** How a run went, in a sentence. */
export function runText({
  state,
  elapsedMs,
  tasks,
}: Pick<Run, 'state' | 'elapsedMs'> & {
  readonly tasks: readonly Pick<TaskInRun, 'state' | 'peakRssBytes'>[];
}): string {
  const counts = Object.keys(STATES).flatMap((one) => {
    const sum = tasks.filter((task) => task.state === one).length;
    return sum === 0 ? [] : [`${sum} ${stateText(one)}`];
  });
  const peak = Math.max(0, ...tasks.map(({ peakRssBytes }) => peakRssBytes ?? 0));
  const time = elapsedMs === null ? '' : ` in ${duration(elapsedMs)}`;
  const memory = peak > 0 ? `; peak memory ${byteSize(peak)}` : '';
  return `${stateText(state)}${time}; tasks: ${counts.join(', ')}${memory}.`;
}

type Figures = Pick<TaskResult, 'elapsedMs' | 'rows' | 'bytes' | 'peakRssBytes'>;

/** The figures of a task: time, rows, size, memory. */
export function resultText({ elapsedMs, rows, bytes, peakRssBytes }: Figures): string {
  return [
    elapsedMs === null ? '' : duration(elapsedMs),
    rows === null ? '' : plural(rows, 'row'),
    bytes ? byteSize(bytes) : '',
    peakRssBytes ? `peak memory ${byteSize(peakRssBytes)}` : '',
  ]
    .filter((text) => text !== '')
    .join(', ');
}

/** The result to show for a task: that of this run, or its last one. */
export function resultOf(task: TaskInRun, last: TaskResult | undefined): TaskResult | undefined {
  return task.state === 'ran' ? task : last;
}

/** A task in the few words that fit its box. */
export function boxText(task: TaskInRun, last: TaskResult | undefined): string {
  const progress = progressOf(task);
  if (progress !== null) return progressText(progress);
  const elapsedMs = resultOf(task, last)?.elapsedMs ?? null;
  const text = stateText(task.state);
  return elapsedMs === null ? text : `${text}, ${duration(elapsedMs)}`;
}

export function progressOf({ progress }: Pick<TaskInRun, 'progress'>): Progress | null {
  return (progress ?? null) as Progress | null;
}

export function progressText({ done, total, unit }: Progress): string {
  if (total !== null && total > 0) return `${Math.floor((100 * done) / total)}%`;
  return unit === 'bytes' ? byteSize(done) : `${count(done)} ${unit}`;
}
