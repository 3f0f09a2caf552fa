import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runsFolder } from '../data-dir.ts';
import { runsIn } from './run-file.ts';
import { writePoint } from '../write-point.ts';

/** Several months of daily runs. */
const KEPT_RUNS = 100;

/** Removes the events and logs of all runs but the newest; what cannot be removed stays. */
export async function pruneRuns(dataDir: string, kept = KEPT_RUNS): Promise<void> {
  const old = new Set((await runsIn(dataDir)).slice(kept));
  if (old.size === 0) return;
  const folder = runsFolder(dataDir);
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    // `<run>.ndjson`, `<run>.<task>.<log>`
    if (!old.has(name.slice(0, name.indexOf('.')))) continue;
    writePoint('remove a file of an old run');
    await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}
