import type { DuckDBConnection } from '@duckdb/node-api';
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

/**
 * Runs jobs on a session's connection and, if `isParallel`, at the same time on another one, which sees
 * the same tables, except temporary ones. Each job is started when a connection is free, in their order;
 * none is after one has failed.
 */
export async function runOnConnections(
  { instance, connection }: Pick<DuckDBSession, 'instance' | 'connection'>,
  { isParallel, signal }: { readonly isParallel: boolean; readonly signal: AbortSignal },
  jobs: readonly ((connection: DuckDBConnection) => Promise<unknown>)[],
): Promise<void> {
  using opened = new DisposableStack();
  const connections = [connection];
  if (isParallel) {
    const other = await instance.connect();
    opened.defer(() => other.closeSync());
    opened.use(interruptOn(other, signal));
    connections.push(other);
  }
  const waiting = [...jobs];
  const lanes = connections.map(async (one) => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await next(one);
  });
  try {
    await Promise.all(lanes);
  } finally {
    waiting.length = 0;
    await Promise.allSettled(lanes);
  }
}
