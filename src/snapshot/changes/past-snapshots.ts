import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomically } from '../../workflow/state/atomic.ts';
import { stateFolder } from '../../workflow/state/data-dir.ts';
import { newRunId } from '../../workflow/state/run-id.ts';
import type { Dataset } from '../dataset.ts';
import { isShrunk, originOf, shrunkTable } from './anomalies.ts';
import { countsOf } from './snapshot-facts.ts';

/** What is kept of a snapshot that was published. */
export interface PastSnapshot {
  readonly snapshot: string;
  readonly built_at: string;
  /** Parameters and files; only snapshots of the same origin are compared. */
  readonly origin: string;
  readonly rows: Readonly<Record<string, number>>;
}

const MOST_KEPT = 10;

const pathOf = (dataDir: string): string => join(stateFolder(dataDir), 'snapshots.json');

/** The snapshots published last in a data directory, the oldest first; none if nothing is known. */
export async function readPastSnapshots(dataDir: string): Promise<readonly PastSnapshot[]> {
  try {
    const past: unknown = JSON.parse(await readFile(pathOf(dataDir), 'utf8'));
    return Array.isArray(past) ? past.filter(isPastSnapshot) : [];
  } catch {
    return [];
  }
}

/** Adds a snapshot that was published to the last ones, or, where it was accepted, starts again. */
export async function keepSnapshot(
  dataDir: string,
  dataset: Dataset,
  past: readonly PastSnapshot[],
): Promise<void> {
  const kept = [...past.filter(({ snapshot }) => snapshot !== dataset.snapshot), pastOf(dataset)];
  await writeFileAtomically(
    pathOf(dataDir),
    `${JSON.stringify(kept.slice(-MOST_KEPT), null, 2)}\n`,
    newRunId(),
  );
}

/** The tables that have lost half of the rows that they had in one of the past snapshots, in words. */
export function shrunkSince(past: readonly PastSnapshot[], dataset: Dataset): readonly string[] {
  const now = pastOf(dataset);
  const comparable = past.filter(({ origin }) => origin === now.origin);
  const tables = new Set(comparable.flatMap(({ rows }) => Object.keys(rows)));
  return [...tables].flatMap((table) => {
    const [largest] = comparable.toSorted((a, b) => rowsOf(b, table) - rowsOf(a, table));
    const [before, left] = [largest === undefined ? 0 : rowsOf(largest, table), rowsOf(now, table)];
    if (largest === undefined || !isShrunk(before, left)) return [];
    const when = largest.built_at.slice(0, 10);
    return [`${shrunkTable(table, before, left)} in snapshot ${largest.snapshot} of ${when}`];
  });
}

function rowsOf({ rows }: PastSnapshot, table: string): number {
  return rows[table] ?? 0;
}

function pastOf(dataset: Dataset): PastSnapshot {
  const { snapshot, built_at } = dataset;
  return { snapshot, built_at, origin: originOf({ dataset }), rows: countsOf(dataset) };
}

function isPastSnapshot(value: unknown): value is PastSnapshot {
  if (typeof value !== 'object' || value === null) return false;
  const past = value as Partial<Record<keyof PastSnapshot, unknown>>;
  const texts = [past.snapshot, past.built_at, past.origin];
  if (!texts.every((text) => typeof text === 'string')) return false;
  const { rows } = past;
  if (typeof rows !== 'object' || rows === null) return false;
  return Object.values(rows).every((count) => typeof count === 'number');
}
