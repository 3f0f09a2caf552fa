import type { JsonValue, Progress } from './task.ts';

/** Why a task has to run, in words for a person: "code changed: films.sql". */
export type Reason = string;

/**
 * Everything that happens in a run. The run file (`runs/<run>.ndjson`, one event a line), the
 * terminal view and the plain log lines are consumers of this one union.
 */
export type RunEvent = { readonly at: string } & RunEventBody;

/** What happened, before the runner stamps it with a time. Groups (tasks without `run`) never occur. */
export type RunEventBody =
  | {
      readonly type: 'run-started';
      readonly run: string;
      readonly workers: number;
      readonly tasks: readonly string[];
      /** What each task comes after, groups resolved; files of older versions lack it. */
      readonly requires?: Readonly<Record<string, readonly string[]>>;
      /** What the run was given; files of older versions lack it. */
      readonly settings?: Readonly<Record<string, JsonValue>>;
    }
  | { readonly type: 'task-fresh'; readonly task: string }
  | { readonly type: 'task-started'; readonly task: string; readonly reasons: readonly Reason[] }
  | { readonly type: 'task-progress'; readonly task: string; readonly progress: Progress }
  | { readonly type: 'task-note'; readonly task: string; readonly message: string }
  | { readonly type: 'task-warning'; readonly task: string; readonly message: string }
  | {
      readonly type: 'task-finished';
      readonly task: string;
      readonly elapsedMs: number;
      /** Largest resident size of the process seen while the task ran. */
      readonly peakRssBytes: number;
      /** Size of all targets. */
      readonly bytes: number;
      readonly rows: number | null;
      /** False when the result is what it was before, so that nothing after it has to run. */
      readonly changed: boolean;
      readonly facts: Readonly<Record<string, JsonValue>>;
    }
  | {
      readonly type: 'task-failed';
      readonly task: string;
      readonly elapsedMs: number;
      readonly code: string;
      readonly message: string;
      /** Where a bug threw; absent for errors that explain themselves. */
      readonly stack?: string;
    }
  | { readonly type: 'task-cancelled'; readonly task: string; readonly elapsedMs: number }
  | {
      readonly type: 'task-blocked';
      readonly task: string;
      /** The tasks that failed or were cancelled before it. */
      readonly by: readonly string[];
    }
  | {
      readonly type: 'run-finished';
      readonly run: string;
      readonly status: RunStatus;
      readonly elapsedMs: number;
      readonly counts: RunCounts;
    };

export type RunStatus = 'succeeded' | 'failed' | 'cancelled';

export interface RunCounts {
  readonly fresh: number;
  readonly ran: number;
  readonly failed: number;
  readonly cancelled: number;
  readonly blocked: number;
}

/** A consumer of events. It must not throw; the runner does not wait for it. */
export type EventSink = (event: RunEvent) => void;
