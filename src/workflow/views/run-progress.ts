import type { EventSink, RunEvent } from '../event.ts';
import { runView, type RunView } from './run-view.ts';

/** Follows a run of this process, so that it can be shown while it is at work. */
export class RunProgress {
  readonly #events: RunEvent[] = [];
  /** For events that come again and again, the last one of each task. */
  readonly #latest = new Map<string, RunEvent>();

  /** Takes the events of one run. */
  readonly sink: EventSink = (event) => {
    if (event.type === 'task-progress' || event.type === 'task-note') {
      this.#latest.set(`${event.type} ${event.task}`, event);
      return;
    }
    this.#events.push(event);
    // what it said on its way does not matter any more
    if ('task' in event && event.type !== 'task-warning') {
      this.#latest.delete(`task-progress ${event.task}`);
      this.#latest.delete(`task-note ${event.task}`);
    }
  };

  /** The run as it is now; undefined before it has started. */
  view(): RunView | undefined {
    const started = this.#events.find((event) => event.type === 'run-started');
    if (started === undefined) return undefined;
    const events = [...this.#events, ...this.#latest.values()];
    return runView(started.run, { events, whole: true }, true);
  }
}
