import type { Reason, RunCounts, RunStatus } from './event.ts';
import type { JsonValue } from './task.ts';

/** How a task ended in a run. */
export type TaskOutcome = { readonly task: string } & (
  | { readonly state: 'fresh' }
  | {
      readonly state: 'ran';
      readonly reasons: readonly Reason[];
      readonly elapsedMs: number;
      readonly peakRssBytes: number;
      readonly bytes: number;
      readonly rows: number | null;
      readonly changed: boolean;
      readonly facts: Readonly<Record<string, JsonValue>>;
      readonly notes: readonly string[];
      readonly warnings: readonly string[];
    }
  | {
      readonly state: 'failed';
      readonly elapsedMs: number;
      readonly code: string;
      readonly message: string;
      /** What was thrown. */
      readonly error: unknown;
    }
  | { readonly state: 'cancelled'; readonly elapsedMs: number }
  | {
      readonly state: 'blocked';
      /** The tasks that failed or were cancelled before it. */
      readonly by: readonly string[];
    }
);

/** How a run ended. */
export interface RunSummary {
  readonly run: string;
  readonly status: RunStatus;
  readonly elapsedMs: number;
  readonly counts: RunCounts;
  /** In dependency order, without groups. */
  readonly tasks: readonly TaskOutcome[];
  /** The file with the run's events. */
  readonly runFile: string;
  /** Why the run file is incomplete; null when it is whole. */
  readonly runFileError: string | null;
}

/** How many tasks ended in each state. */
export function countOutcomes(outcomes: readonly TaskOutcome[]): RunCounts {
  const count = (state: TaskOutcome['state']): number =>
    outcomes.filter((outcome) => outcome.state === state).length;
  return {
    fresh: count('fresh'),
    ran: count('ran'),
    failed: count('failed'),
    cancelled: count('cancelled'),
    blocked: count('blocked'),
  };
}

/** A run that was interrupted is cancelled, even if tasks failed before. */
export function statusOf(counts: RunCounts): RunStatus {
  if (counts.cancelled > 0) return 'cancelled';
  return counts.failed > 0 ? 'failed' : 'succeeded';
}
