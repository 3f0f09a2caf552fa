import { join } from 'node:path';
import { ReelatedError } from '../errors.ts';
import { discardStaged, publishTarget, stageTarget, stagingPath } from './state/atomic.ts';
import { checkOutputs } from './state/freshness/check-outputs.ts';
import { pathInData, runsFolder } from './state/data-dir.ts';
import { hashFile } from './digest.ts';
import type { RunEventBody } from './event.ts';
import { externalInputDigests } from './state/freshness/fingerprint.ts';
import type { Freshness, FreshnessBasis } from './state/freshness/freshness.ts';
import type { TaskOutcome } from './outcome.ts';
import {
  bytesAt,
  outputBytes,
  outputContent,
  sameOutputs,
  type OutputRecord,
} from './state/freshness/outputs.ts';
import { watchPeakMemory } from './peak-memory.ts';
import { removeRecord, writeRecord, type TaskRecord } from './state/freshness/record.ts';
import { isOutOfRoom, OutOfRoomError } from './system-fault.ts';
import type { Target, Task, TaskContext, TaskReport } from './task.ts';
import { thinnedProgress } from './thinned-progress.ts';

const PROGRESS_EVERY_MS = 100;

/** What the execution of a task needs of its run. */
export interface Execution extends FreshnessBasis {
  readonly run: string;
  readonly workers: number;
  readonly memoryBytes: number;
  readonly signal: AbortSignal;
  readonly emit: (event: RunEventBody) => void;
}

/** A task that ran, and the content of what it wrote. */
export interface Executed {
  readonly outcome: TaskOutcome & { readonly state: 'ran' };
  readonly outputs: readonly OutputRecord[];
}

/**
 * Runs a task into staged targets, gives them their final paths, and records them last. Rejects
 * with what the task throws, on abort, or with ReelatedError `task-output-missing` or
 * `task-failed`; then no target has changed, unless the disk failed while they were renamed.
 */
export async function executeTask(
  task: Task,
  freshness: Freshness,
  execution: Execution,
): Promise<Executed> {
  const startedAt = new Date().toISOString();
  const start = performance.now();
  using memory = watchPeakMemory();
  try {
    const afterwards: (() => Promise<void>)[] = [];
    const report = await runStaged(task, execution, afterwards);
    const outputs = await stagedOutputs(task, execution);
    await checkExternalInputs(task, freshness, execution);
    execution.signal.throwIfAborted();
    await publishOutputs(task, execution);
    const elapsedMs = Math.round(performance.now() - start);
    const measured = { startedAt, elapsedMs, peakRssBytes: memory.peakRssBytes() };
    const { fingerprint } = freshness;
    const record = { fingerprint, outputs, report, run: execution.run, ...measured };
    await writeRecord(execution.dataDir, task, record);
    for (const then of afterwards) await then().catch(() => undefined);
    return { outcome: tellOutcome(task, freshness, record, execution), outputs };
  } catch (error) {
    if (error instanceof ReelatedError || !isOutOfRoom(error)) throw error;
    const lastTime = outputBytes(freshness.record?.outputs ?? []);
    throw new OutOfRoomError(error, { lastTime, written: await stagedBytes(task, execution.run) });
  } finally {
    for (const target of task.targets) await discardStaged(target, execution.run);
  }
}

/** How much of a task's targets has been written. */
async function stagedBytes({ targets }: Task, run: string): Promise<number> {
  const sizes = await Promise.all(targets.map(async ({ path }) => bytesAt(stagingPath(path, run))));
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}

async function publishOutputs(task: Task, { dataDir, run }: Execution): Promise<void> {
  await removeRecord(dataDir, task);
  for (const target of task.targets) await publishTarget(target, run);
}

function tellOutcome(
  task: Task,
  { reasons, record: before }: Freshness,
  { outputs, report, elapsedMs, peakRssBytes }: Omit<TaskRecord, 'format' | 'task'>,
  { emit }: Execution,
): Executed['outcome'] {
  const { notes = [], warnings = [] } = report;
  for (const message of notes) emit({ type: 'task-note', task: task.name, message });
  for (const message of warnings) emit({ type: 'task-warning', task: task.name, message });
  const result = {
    task: task.name,
    elapsedMs,
    peakRssBytes,
    bytes: outputBytes(outputs),
    rows: report.rows ?? null,
    changed: !sameOutputs(before?.outputs ?? [], outputs),
    facts: report.facts ?? {},
  };
  emit({ type: 'task-finished', ...result });
  return { state: 'ran', reasons, notes, warnings, ...result };
}

async function runStaged(
  task: Task,
  execution: Execution,
  afterwards: (() => Promise<void>)[],
): Promise<TaskReport> {
  if (task.run === undefined) throw new Error(`${task.name} has nothing to run`);
  const staged = new Map<string, string>();
  for (const target of task.targets)
    staged.set(target.path, await stageTarget(target, execution.run));
  const progress = thinnedProgress(
    (latest) => execution.emit({ type: 'task-progress', task: task.name, progress: latest }),
    PROGRESS_EVERY_MS,
  );
  const context: TaskContext = {
    stage: (target: Target): string => {
      const path = staged.get(target.path);
      if (path === undefined) throw new Error(`${target.path} is not a target of ${task.name}`);
      return path;
    },
    signal: execution.signal,
    workers: execution.workers,
    memoryBytes: execution.memoryBytes,
    digestOf: execution.digests.ofFile,
    progress: progress.push,
    note: (message) => execution.emit({ type: 'task-note', task: task.name, message }),
    logFile: (name) => join(runsFolder(execution.dataDir), `${execution.run}.${task.name}.${name}`),
    afterwards: (then) => afterwards.push(then),
  };
  try {
    return await checkOutputs(task, await task.run(context), context);
  } finally {
    progress.end();
  }
}

async function stagedOutputs(
  task: Task,
  { dataDir, run, signal }: Execution,
): Promise<OutputRecord[]> {
  const outputs: OutputRecord[] = [];
  for (const { kind, path } of task.targets) {
    const name = pathInData(dataDir, path);
    const content = await outputContent(kind, stagingPath(path, run), (file) =>
      hashFile(file, signal),
    );
    if (content === null) throw missingOutput(task, kind, name);
    outputs.push({ path: name, ...content });
  }
  return outputs;
}

function missingOutput(task: Task, kind: Target['kind'], path: string): ReelatedError {
  const what = kind === 'file' ? 'file' : 'folder';
  return new ReelatedError(
    'task-output-missing',
    `${task.name} finished without writing the ${what} ${path}`,
    { data: { task: task.name, path } },
  );
}

async function checkExternalInputs(
  task: Task,
  { fingerprint }: Freshness,
  { digests }: Execution,
): Promise<void> {
  const after = await externalInputDigests(task, digests.ofFile);
  for (const [name, digest] of Object.entries(after)) {
    if (fingerprint.inputs[name] === digest) continue;
    throw new ReelatedError(
      'task-failed',
      `${name} changed while ${task.name} read it; run again when it is complete`,
      { data: { task: task.name, input: name } },
    );
  }
}
