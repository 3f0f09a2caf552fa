import type { Config } from '../../config/config.ts';
import { changedDatasets } from '../../sources/changed-datasets.ts';
import { useProxies } from '../run/proxies.ts';
import { exitCodeOf, runAndReport } from '../run/run-and-report.ts';
import { pipelineOf } from '../settings.ts';

/**
 * `reelated refresh`: asks the server which files have changed, downloads those and builds what
 * depends on them. Files in a folder, and the sample, are read again without asking any server.
 */
export async function refreshCommand(config: Config, signal: AbortSignal): Promise<number> {
  const tasks = pipelineOf(config);
  using _proxies = useProxies();
  const isDownloaded = !config.sample && config.datasets === undefined;
  const changed = isDownloaded ? await changedDatasets(config, signal) : [];
  const names = new Set(tasks.map(({ name }) => name));
  const force = changed
    .map(({ name }) => `SourceDataset(${name})`)
    .filter((name) => names.has(name));
  const summary = await runAndReport(config, tasks.slice(-1), signal, { force });
  return exitCodeOf(summary);
}
