import type { Progress, Run, TaskInRun, TaskResult } from '../../api/types.ts';
import { bytesInWords, count, plural, timeInWords } from '../../format/words.ts';

export type Tone = 'good' | 'bad' | 'busy' | 'quiet';

const STATES: Readonly<Record<string, readonly [words: string, tone: Tone]>> = {
  waiting: ['waiting', 'quiet'],
  fresh: ['up to date', 'good'],
  running: ['running', 'busy'],
  ran: ['done', 'good'],
  succeeded: ['done', 'good'],
  failed: ['failed', 'bad'],
  cancelled: ['cancelled', 'busy'],
  blocked: ['blocked', 'bad'],
  died: ['broken off', 'bad'],
};

export function stateWords(state: string): string {
  return STATES[state]?.[0] ?? state;
}

export function toneOf(state: string): Tone {
  return STATES[state]?.[1] ?? 'quiet';
}

/** What a run came to, in a sentence. */
export function runWords({ state, elapsedMs, tasks }: Run): string {
  const parts = Object.keys(STATES).flatMap((one) => {
    const sum = tasks.filter((task) => task.state === one).length;
    return sum === 0 ? [] : [`${sum} ${stateWords(one)}`];
  });
  const peak = Math.max(0, ...tasks.map(({ peakRssBytes }) => peakRssBytes ?? 0));
  const memory = peak > 0 ? `, at most ${bytesInWords(peak)} of memory` : '';
  const time = elapsedMs === null ? '' : ` in ${timeInWords(elapsedMs)}`;
  return `${stateWords(state)}${time}; tasks: ${parts.join(', ')}${memory}.`;
}

/** What a task came to: time, rows, size, memory. */
export function figures({ elapsedMs, rows, bytes, peakRssBytes }: TaskResult): string {
  return [
    elapsedMs === null ? '' : timeInWords(elapsedMs),
    rows === null ? '' : plural(rows, 'row'),
    bytes ? bytesInWords(bytes) : '',
    peakRssBytes ? `peak ${bytesInWords(peakRssBytes)} of memory` : '',
  ]
    .filter((text) => text !== '')
    .join(', ');
}

/** The result that a task's line tells: of this run, or the last it had. */
export function resultOf(task: TaskInRun, last: TaskResult | undefined): TaskResult | undefined {
  return task.state === 'ran' ? task : last;
}

/** A task in the few words that fit its box. */
export function shortly(task: TaskInRun, last: TaskResult | undefined): string {
  const progress = progressOf(task);
  if (progress !== null) return progressWords(progress);
  const elapsedMs = resultOf(task, last)?.elapsedMs ?? null;
  const words = stateWords(task.state);
  return elapsedMs === null ? words : `${words}, ${timeInWords(elapsedMs)}`;
}

export function progressOf({ progress }: TaskInRun): Progress | null {
  return (progress ?? null) as Progress | null;
}

export function progressWords({ done, total, unit }: Progress): string {
  if (total !== null && total > 0) return `${Math.floor((100 * done) / total)} %`;
  return unit === 'bytes' ? bytesInWords(done) : `${count(done)} ${unit}`;
}
