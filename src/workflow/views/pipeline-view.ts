import { stat } from 'node:fs/promises';
import { outputBytes } from '../state/freshness/outputs.ts';
import { readEvents } from '../state/runs/read-events.ts';
import { readRecord, recordPath } from '../state/freshness/record.ts';
import { runFilePath, runsIn } from '../state/runs/run-file.ts';
import { runAtWork } from '../state/runs/run-lock.ts';
import { runView, type RunView } from './run-view.ts';

/** What a task's record says about its last complete run. */
interface LastResult {
  readonly run: string;
  readonly startedAt: string;
  readonly elapsedMs: number;
  readonly rows: number | null;
  readonly bytes: number;
  readonly peakRssBytes: number;
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
  readonly facts: Readonly<Record<string, unknown>>;
}

/** The last runs in a data directory, newest first, and each task's last result. */
export interface PipelineView {
  readonly runs: readonly RunView[];
  /** By task, for the tasks of the newest run. */
  readonly last: Readonly<Record<string, LastResult>>;
}

const RECORD_BYTES = 4 * 1024 * 1024;
const TASKS = 100;

/** Reads a data directory's last runs; takes no lock and writes nothing. */
export async function pipelineView(dataDir: string, maxRuns = 10): Promise<PipelineView> {
  const newest = (await runsIn(dataDir)).slice(0, maxRuns);
  const atWork = runAtWork(dataDir);
  const runs: RunView[] = [];
  for (const run of newest) {
    // one that vanishes or may not be read is as if it were not there
    const read = await readEvents(runFilePath(dataDir, run)).catch(() => null);
    if (read !== null) runs.push(runView(run, read, run === atWork));
  }
  const last: Record<string, LastResult> = {};
  for (const { task } of runs[0]?.tasks.slice(0, TASKS) ?? []) {
    const result = await lastResult(dataDir, task);
    if (result !== null) last[task] = result;
  }
  return { runs, last };
}

async function lastResult(dataDir: string, name: string): Promise<LastResult | null> {
  const found = await stat(recordPath(dataDir, { name })).catch(() => null);
  if (found === null || found.size > RECORD_BYTES) return null;
  const record = await readRecord(dataDir, { name });
  if (record === null) return null;
  const { run, startedAt, elapsedMs, peakRssBytes, report, outputs } = record;
  return {
    run,
    startedAt,
    elapsedMs,
    peakRssBytes,
    bytes: outputBytes(outputs),
    rows: report.rows ?? null,
    notes: report.notes ?? [],
    warnings: report.warnings ?? [],
    facts: report.facts ?? {},
  };
}
