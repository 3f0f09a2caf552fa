import { readEvents } from './read-events.ts';
import { runFilePath, runsIn } from './run-file.ts';

/** Runs to look at: one that died at once may have left nothing. */
const RUNS = 10;

/** The settings of the last run in a data directory, or null when no file has them. */
export async function lastSettings(
  dataDir: string,
): Promise<Readonly<Record<string, unknown>> | null> {
  for (const run of (await runsIn(dataDir)).slice(0, RUNS)) {
    const read = await readEvents(runFilePath(dataDir, run)).catch(() => null);
    const settings = read?.events.find((event) => event.type === 'run-started')?.settings;
    if (typeof settings === 'object' && settings !== null) return settings;
  }
  return null;
}
