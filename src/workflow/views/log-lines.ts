import type { Writable } from 'node:stream';
import { printable } from './printable.ts';
import type { EventSink, RunEvent } from '../event.ts';
import { paceWords, startPace, type Pace } from './pace.ts';
import { clockTime, inBytes, inCount, inProgress, inTime } from '../units.ts';

const PROGRESS_EVERY_MS = 5000;

/** Writes one plain line for each event, and one for a task's progress at most every five seconds. */
export function logLines(out: Writable): EventSink {
  const lastLineMs = new Map<string, number>();
  const paces = new Map<string, Pace>();
  return (event) => {
    let pace: readonly string[] = [];
    if ('task' in event) {
      const now = Date.parse(event.at);
      const last = lastLineMs.get(event.task);
      if (event.type === 'task-progress') {
        pace = paceWords(event.progress, paceOf(event.task).take(event.progress, now));
        if (last !== undefined && now - last < PROGRESS_EVERY_MS) return;
      }
      lastLineMs.set(event.task, now);
    }
    const line = [eventLine(event), ...pace].join(', ');
    out.write(`${clockTime(event.at)} ${printable(line)}\n`);
  };

  function paceOf(task: string): Pace {
    const pace = paces.get(task) ?? startPace();
    paces.set(task, pace);
    return pace;
  }
}

/** An event in one line, without its time. */
function eventLine(event: RunEvent): string {
  switch (event.type) {
    case 'run-started':
      return `run ${event.run} started: ${inCount(event.tasks.length, 'task')}, ${inCount(event.workers, 'worker')}`;
    case 'task-fresh':
      return `${event.task} is up to date`;
    case 'task-started':
      return `${event.task} started: ${event.reasons.join('; ')}`;
    case 'task-progress':
      return `${event.task}: ${inProgress(event.progress)}`;
    case 'task-note':
      return `${event.task}: ${event.message}`;
    case 'task-warning':
      return `${event.task}: warning: ${event.message}`;
    case 'task-finished':
      return `${event.task} finished in ${finishedWords(event)}`;
    case 'task-failed':
      return `${event.task} failed after ${inTime(event.elapsedMs)}: ${event.message} (${event.code})`;
    case 'task-cancelled':
      return `${event.task} was cancelled after ${inTime(event.elapsedMs)}`;
    case 'task-blocked':
      return `${event.task} is blocked by ${event.by.join(', ')}`;
    case 'run-finished':
      return `run ${event.run} ${event.status} in ${inTime(event.elapsedMs)}`;
    default:
      return event satisfies never;
  }
}

/** What a finished task did: its time, rows and bytes, as far as it has them. */
export function finishedWords(event: RunEvent & { readonly type: 'task-finished' }): string {
  return [
    inTime(event.elapsedMs),
    ...(event.rows === null ? [] : [inCount(event.rows, 'row')]),
    ...(event.bytes === 0 ? [] : [inBytes(event.bytes)]),
    ...(event.changed || event.bytes === 0 ? [] : ['same result as before']),
  ].join(', ');
}
