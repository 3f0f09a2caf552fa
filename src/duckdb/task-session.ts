import { interruptOn, openDuckDB, type DuckDBSession } from './connect.ts';

/** What a task at work may use: the part of the workflow's `TaskContext` that DuckDB needs. */
interface TaskLimits<Target> {
  readonly stage: (target: Target) => string;
  readonly signal: AbortSignal;
  readonly workers: number;
  readonly memoryBytes: number;
}

/**
 * Opens DuckDB for a task, within the task's limits. What does not fit in memory is spilt next to where
 * one of its targets is staged, and an aborted task interrupts its queries.
 */
export async function taskSession<Target>(
  { stage, signal, workers, memoryBytes }: TaskLimits<Target>,
  target: Target,
): Promise<DuckDBSession> {
  using opened = new DisposableStack();
  const { instance, connection } = opened.use(
    await openDuckDB({
      threads: workers,
      memoryLimitBytes: memoryBytes,
      tempDirectory: `${stage(target)}.spill`,
    }),
  );
  opened.use(interruptOn(connection, signal));
  const open = opened.move();
  return { instance, connection, [Symbol.dispose]: () => open.dispose() };
}
