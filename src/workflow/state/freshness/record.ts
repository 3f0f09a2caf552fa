import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { removeForGood, writeFileAtomically } from '../atomic.ts';
import { stateFolder } from '../data-dir.ts';
import type { Fingerprint } from './fingerprint.ts';
import type { OutputRecord } from './outputs.ts';
import type { Task, TaskReport } from '../../task.ts';

const FORMAT = 1;

/** What is recorded of a finished task: proof of what its outputs were made from. */
export interface TaskRecord {
  readonly format: typeof FORMAT;
  readonly task: string;
  readonly fingerprint: Fingerprint;
  /** One for each target, in the order of `targets`. */
  readonly outputs: readonly OutputRecord[];
  readonly report: TaskReport;
  readonly run: string;
  readonly startedAt: string;
  readonly elapsedMs: number;
  readonly peakRssBytes: number;
}

/** The file of a task's record: its name with everything that could trouble a file system escaped. */
export function recordPath(dataDir: string, task: Pick<Task, 'name'>): string {
  return join(stateFolder(dataDir), `${encodeURIComponent(task.name)}.json`);
}

/** The record of a task, or null when it is missing, corrupt or another task's. */
export async function readRecord(
  dataDir: string,
  task: Pick<Task, 'name'>,
): Promise<TaskRecord | null> {
  try {
    const parsed: unknown = JSON.parse(await readFile(recordPath(dataDir, task), 'utf8'));
    return isRecord(parsed) && parsed.task === task.name ? parsed : null;
  } catch {
    return null;
  }
}

/** Writes a record; only after every output has its final path. */
export async function writeRecord(
  dataDir: string,
  task: Task,
  record: Omit<TaskRecord, 'format' | 'task'>,
): Promise<void> {
  const full: TaskRecord = { format: FORMAT, task: task.name, ...record };
  await writeFileAtomically(
    recordPath(dataDir, task),
    `${JSON.stringify(full, null, 2)}\n`,
    record.run,
  );
}

/**
 * Removes a record before the first output is replaced: a death among several replacements then
 * leaves a task that was never built, not one whose record fits some of its outputs.
 */
export async function removeRecord(dataDir: string, task: Task): Promise<void> {
  await removeForGood(recordPath(dataDir, task));
}

function isRecord(value: unknown): value is TaskRecord {
  return (
    isObject(value) &&
    value['format'] === FORMAT &&
    typeof value['task'] === 'string' &&
    isFingerprint(value['fingerprint']) &&
    Array.isArray(value['outputs']) &&
    value['outputs'].every(isOutput) &&
    isObject(value['report']) &&
    typeof value['run'] === 'string' &&
    typeof value['startedAt'] === 'string' &&
    typeof value['elapsedMs'] === 'number' &&
    typeof value['peakRssBytes'] === 'number'
  );
}

function isFingerprint(value: unknown): boolean {
  return (
    isObject(value) &&
    isObject(value['code']) &&
    isObject(value['parameters']) &&
    isObject(value['inputs']) &&
    (value['engine'] === null || typeof value['engine'] === 'string')
  );
}

function isOutput(value: unknown): boolean {
  return (
    isObject(value) &&
    typeof value['path'] === 'string' &&
    typeof value['digest'] === 'string' &&
    Array.isArray(value['files']) &&
    value['files'].every((file) => isObject(file) && typeof file['name'] === 'string')
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
