import type { DigestCache } from './digest-cache.ts';
import type { Reason } from '../../event.ts';
import {
  externalInputDigests,
  fingerprintReasons,
  inputName,
  type Fingerprint,
} from './fingerprint.ts';
import { readTargets, type TaskGraph } from '../../graph.ts';
import { outputContent, outputReasons } from './outputs.ts';
import { readRecord, type TaskRecord } from './record.ts';
import { pathInData } from '../data-dir.ts';
import type { Target, Task } from '../../task.ts';

/** What the freshness of tasks is judged by, the same for a plan and a run. */
export interface FreshnessBasis {
  readonly dataDir: string;
  readonly graph: TaskGraph;
  readonly digests: DigestCache;
  /**
   * Code as it was when the process looked first: a file edited while earlier tasks run is not
   * the code that is at work, and the next run has to notice it.
   */
  readonly code: ReadonlyMap<Task, Fingerprint['code']>;
  readonly forced: ReadonlySet<Task>;
}

/** What a task's result depends on now, what is on record, and why the two differ. */
export interface Freshness {
  readonly fingerprint: Fingerprint;
  readonly record: TaskRecord | null;
  /** Empty: up to date. */
  readonly reasons: readonly Reason[];
  /** There is nothing complete on the disk, as opposed to something out of date. */
  readonly missing: boolean;
}

/**
 * Judges a task by its record. `digestOf` gives the content of a target that it reads, or
 * undefined while that is not known; an unknown input counts as unchanged.
 */
export async function judgeFreshness(
  task: Task,
  basis: FreshnessBasis,
  digestOf: (target: Target) => string | undefined,
): Promise<Freshness> {
  const record = await readRecord(basis.dataDir, task);
  const fingerprint: Fingerprint = {
    code: basis.code.get(task) ?? {},
    parameters: task.parameters,
    inputs: {
      ...(await externalInputDigests(task, basis.digests.ofFile)),
      ...readInputs(task, basis, digestOf, record),
    },
    engine: task.engine ?? null,
  };
  if (record === null) return { fingerprint, record, reasons: ['never built'], missing: true };

  const outputs = await judgeOutputs(task, basis, record);
  const reasons = [
    ...(basis.forced.has(task) ? ['forced'] : []),
    ...fingerprintReasons(record.fingerprint, fingerprint),
    ...outputs.reasons,
  ];
  return { fingerprint, record, reasons, missing: outputs.missing };
}

function readInputs(
  task: Task,
  { dataDir, graph }: FreshnessBasis,
  digestOf: (target: Target) => string | undefined,
  record: TaskRecord | null,
): Fingerprint['inputs'] {
  const inputs: Record<string, string> = {};
  for (const target of readTargets(task)) {
    const producer = graph.producers.get(target.path);
    if (producer === undefined) throw new Error(`nothing writes ${target.path}`);
    const name = inputName(dataDir, target, producer);
    inputs[name] = digestOf(target) ?? record?.fingerprint.inputs[name] ?? 'unknown';
  }
  return inputs;
}

async function judgeOutputs(
  task: Task,
  { dataDir, digests }: FreshnessBasis,
  record: TaskRecord,
): Promise<{ readonly reasons: readonly Reason[]; readonly missing: boolean }> {
  const reasons: Reason[] = [];
  let missing = false;
  for (const target of task.targets) {
    const path = pathInData(dataDir, target.path);
    const recorded = record.outputs.find((output) => output.path === path);
    if (recorded === undefined) {
      reasons.push(`output was never built: ${path}`);
      missing = true;
      continue;
    }
    const found = await outputContent(target.kind, target.path, digests.ofFile);
    missing ||= found === null;
    reasons.push(...outputReasons(recorded, found));
  }
  return { reasons, missing };
}
