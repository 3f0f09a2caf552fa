import type { Config } from '../../config.ts';
import { changedDatasets } from '../../sources/changed-datasets.ts';
import { exitCodeOf, runAndTell } from '../commands/run-command.ts';
import { pipelineOf } from '../settings.ts';

/**
 * `reelated refresh`: asks the server which files have changed, fetches those and builds what follows
 * from them. Files in a folder, and the sample, are read again without asking anyone.
 */
export async function refreshCommand(config: Config, signal: AbortSignal): Promise<number> {
  const tasks = pipelineOf(config);
  const isDownloaded = !config.sample && config.datasets === undefined;
  const changed = isDownloaded ? await changedDatasets(config.dataDir, config.baseUrl, signal) : [];
  const names = new Set(tasks.map(({ name }) => name));
  const fetched = changed
    .map(({ name }) => `SourceDataset(${name})`)
    .filter((name) => names.has(name));
  const summary = await runAndTell(config, tasks.slice(-1), signal, fetched);
  return exitCodeOf(summary);
}
